using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Policies;

/// <summary>Every mistake is answered with its place, its code and the way out; <c>*</c> stands for any text.</summary>
public sealed class BadPolicyTests
{
    private const string Head = "version: 1\nname: x\n";
    private const string Good = Head + "desired: { viruses: 0 }\n";

    [Theory]
    [InlineData("name: x\ndesired: { viruses: 0 }", "p.yaml:1:1: error TG103: a policy needs \"version\"")]
    [InlineData("version: 1\ndesired: { viruses: 0 }", "p.yaml:1:1: error TG103: a policy needs \"name\"")]
    [InlineData("version: 1\nname: x\n", "p.yaml:1:1: error TG103: a policy needs \"desired\"")]
    [InlineData("version: 2\nname: x\ndesired: { viruses: 0 }", "p.yaml:1:10: error TG109: version 2 is not known (this program reads version 1)")]
    [InlineData("version: 0\nname: x\ndesired: { viruses: 0 }", "p.yaml:1:10: error TG109: version 0 is not known (this program reads version 1)")]
    [InlineData("version: \"1\"\nname: x\ndesired: { viruses: 0 }", "p.yaml:1:10: error TG102: version is a whole number, not quoted, not \"1\" (leave out the quotes: 1)")]
    [InlineData("version: 1.0\nname: x\ndesired: { viruses: 0 }", "p.yaml:1:10: error TG102: version is a whole number, not quoted, not \"1.0\"")]
    [InlineData("version: 1\nname:\ndesired: { viruses: 0 }", "p.yaml:2:6: error TG103: name has no value (give it one, or leave the key out)")]
    [InlineData("version: 1\nname: [x]\ndesired: { viruses: 0 }", "p.yaml:2:7: error TG102: name is a text, not a list")]
    [InlineData("version: 1\nname: ' '\ndesired: { viruses: 0 }", "p.yaml:2:7: error TG103: name has no value (give it one, or leave the key out)")]
    public void The_head_has_to_be_right(string text, string expected) => ErrorsIn(text).Should().Equal(expected);

    [Theory]
    [InlineData("image: [\"a/*\"]", "p.yaml:4:1: error TG101: unknown key \"image\" in a policy (did you mean \"images\"?)")]
    [InlineData("Waivers: []", "p.yaml:4:1: error TG101: unknown key \"Waivers\" in a policy (did you mean \"waivers\"?)")]
    [InlineData("extends: base.yaml", "p.yaml:4:1: error TG101: unknown key \"extends\" in a policy (valid: version, name, description, images, scan, enforcement, desired, waivers)")]
    [InlineData("<<: { enforcement: advisory }", "p.yaml:4:1: error TG101: unknown key \"<<\" in a policy (valid: *)")]
    [InlineData("name: y", "p.yaml:4:1: error TG005: the key \"name\" stands twice (the first is in line 2; keep one)")]
    [InlineData("images: a/*", "p.yaml:4:9: error TG102: images is a list, as in [a, b], not \"a/*\"")]
    [InlineData("images: []", "p.yaml:4:9: error TG103: images is empty, so it would match no image (name a pattern, or leave it out for every image)")]
    [InlineData("images:", "p.yaml:4:8: error TG102: images is a list, as in [a, b], not nothing")]
    [InlineData("images: [\"\"]", "p.yaml:4:10: error TG103: an image pattern has no value (give it one, or leave the key out)")]
    [InlineData("images: [a/*, { b: c }]", "p.yaml:4:15: error TG102: an image pattern is a text, not a mapping")]
    [InlineData("images: [a/*, \"https://b/*\"]", "p.yaml:4:15: error TG108: \"https://b/*\" can match no image (leave out the scheme, as in ccr.ccs.tencentyun.com/shop/*)")]
    [InlineData("images: [\"a/[bc]\"]", "p.yaml:4:10: error TG108: \"a/[bc]\" can match no image (only * and ? are patterns here; list several patterns instead)")]
    [InlineData("images: [\"a b\"]", "p.yaml:4:10: error TG108: \"a b\" can match no image (an image's name has no spaces)")]
    [InlineData("enforcement: madatory", "p.yaml:4:14: error TG104: unknown enforcement \"madatory\" (did you mean \"mandatory\"?)")]
    [InlineData("enforcement: must", "p.yaml:4:14: error TG104: unknown enforcement \"must\" (valid: mandatory, advisory, soft)")]
    [InlineData("enforcement: Advisory", "p.yaml:4:14: error TG104: unknown enforcement \"Advisory\" (did you mean \"advisory\"?)")]
    [InlineData("enforcement: ~", "p.yaml:4:14: error TG103: enforcement has no value (give it one, or leave the key out)")]
    [InlineData("scan: [cve]", "p.yaml:4:7: error TG102: scan is a mapping of keys to values, not a list")]
    [InlineData("scan:", "p.yaml:4:6: error TG102: scan is a mapping of keys to values, not nothing")]
    [InlineData("scan: { type: [cve] }", "p.yaml:4:9: error TG101: unknown key \"type\" in scan (did you mean \"types\"?)")]
    [InlineData("scan: { types: virus }", "p.yaml:4:16: error TG102: types is a list, as in [a, b], not \"virus\"")]
    [InlineData("scan: { types: [] }", "p.yaml:4:16: error TG103: types is empty, so nothing would have to be scanned (name cve, virus or risk, or leave types out for all three)")]
    [InlineData("scan: { types: [cve, viruss] }", "p.yaml:4:22: error TG104: unknown scan type \"viruss\" (did you mean \"virus\"?)")]
    [InlineData("scan: { types: [VIRUS] }", "p.yaml:4:17: error TG104: unknown scan type \"VIRUS\" (did you mean \"virus\"?)")]
    [InlineData("scan: { types: [cve] }", "p.yaml:3:21: error TG110: viruses can never be known, since scan.types leaves out virus (add virus to scan.types, or remove viruses)")]
    [InlineData("scan: { maxAge: 24hours }", "p.yaml:4:17: error TG106: maxAge is \"24hours\" (did you mean \"24h\"?)")]
    [InlineData("scan: { maxAge: 24 }", "p.yaml:4:17: error TG106: maxAge is \"24\" (write a number and d, h, m or s, as in 24h or 1h30m)")]
    [InlineData("scan: { maxAge: -1h }", "p.yaml:4:17: error TG106: maxAge is \"-1h\" (write a number and d, h, m or s, as in 24h or 1h30m)")]
    [InlineData("scan: { maxAge: 0h }", "p.yaml:4:17: error TG106: maxAge is \"0h\" (it is longer than nothing, as in 24h or 1h30m)")]
    [InlineData("scan: { maxAge: 999999999d }", "p.yaml:4:17: error TG106: maxAge is \"999999999d\" (the longest is 3650d)")]
    [InlineData("scan: { timeout: }", "p.yaml:4:18: error TG103: timeout has no value (give it one, or leave the key out)")]
    [InlineData("scan: { timeout: [30m] }", "p.yaml:4:18: error TG102: timeout is a text, not a list")]
    public void The_rest_of_the_policy_has_to_be_right(string line, string expected) =>
        ErrorsIn(Good + line).Should().ContainSingle().Which.Should().Match(expected);

    [Theory]
    [InlineData("desired:", "p.yaml:3:9: error TG102: desired is a mapping of keys to values, not nothing")]
    [InlineData("desired: 0", "p.yaml:3:10: error TG102: desired is a mapping of keys to values, not \"0\"")]
    [InlineData("desired: {}", "p.yaml:3:10: error TG103: desired is empty, so the policy asks nothing (add a rule, as in \"vulnerabilities: { critical: 0 }\")")]
    [InlineData("desired: { virusses: 0 }", "p.yaml:3:12: error TG101: unknown key \"virusses\" in desired (did you mean \"viruses\"?)")]
    [InlineData("desired: { maxCvss: 8.9 }", "p.yaml:3:12: error TG101: unknown key \"maxCvss\" in desired (valid: vulnerabilities, viruses, risks, sensitiveInfo, trusted, registries, os, maxSize, maxImageAge)")]
    [InlineData("desired: { vulnerabilities: }", "p.yaml:3:29: error TG102: vulnerabilities is a whole number, not quoted, not nothing")]
    [InlineData("desired: { vulnerabilities: none }", "p.yaml:3:29: error TG102: vulnerabilities is a whole number, not quoted, not \"none\"")]
    [InlineData("desired: { vulnerabilities: [0] }", "p.yaml:3:29: error TG102: vulnerabilities is a whole number, not quoted, not a list")]
    [InlineData("desired: { vulnerabilities: {} }", "p.yaml:3:29: error TG103: vulnerabilities limits nothing (give max, critical, high, medium or low a number)")]
    [InlineData("desired: { vulnerabilities: { enforcement: advisory } }", "p.yaml:3:29: error TG103: vulnerabilities limits nothing (*)")]
    [InlineData("desired: { vulnerabilities: { critcal: 0, max: 1 } }", "p.yaml:3:31: error TG101: unknown key \"critcal\" in vulnerabilities (did you mean \"critical\"?)")]
    [InlineData("desired: { vulnerabilities: { fixed: 0, max: 1 } }", "p.yaml:3:31: error TG101: unknown key \"fixed\" in vulnerabilities (*)")]
    [InlineData("desired: { vulnerabilities: { unknown: 0, max: 1 } }", "p.yaml:3:31: error TG101: *")]
    [InlineData("desired: { vulnerabilities: { critical: -1 } }", "p.yaml:3:41: error TG105: vulnerabilities.critical is -1 (it is a whole number from 0 to 2147483647)")]
    [InlineData("desired: { vulnerabilities: { critical: 2147483648 } }", "p.yaml:3:41: error TG105: vulnerabilities.critical is 2147483648 (*)")]
    [InlineData("desired: { vulnerabilities: { critical: 99999999999999999999 } }", "p.yaml:3:41: error TG102: *")]
    [InlineData("desired: { vulnerabilities: { critical: 1e3 } }", "p.yaml:3:41: error TG102: vulnerabilities.critical is a whole number, not quoted, not \"1e3\"")]
    [InlineData("desired: { vulnerabilities: { critical: 0x0 } }", "p.yaml:3:41: error TG102: *")]
    [InlineData("desired: { vulnerabilities: { critical: \"0\" } }", "p.yaml:3:41: error TG102: *")]
    [InlineData("desired: { vulnerabilities: { critical: null } }", "p.yaml:3:41: error TG102: vulnerabilities.critical is a whole number, not quoted, not nothing")]
    [InlineData("desired: { vulnerabilities: { critical: NULL } }", "p.yaml:3:41: error TG102: *")]
    [InlineData("desired: { vulnerabilities: { critical: { max: 0, enforcement: hard } } }", "p.yaml:3:64: error TG104: unknown enforcement \"hard\" (valid: mandatory, advisory, soft)")]
    [InlineData("desired: { vulnerabilities: { critical: { enforcement: advisory } } }", "p.yaml:3:41: error TG103: vulnerabilities.critical needs \"max\"")]
    [InlineData("desired: { vulnerabilities: { critical: { max: 0, min: 0 } } }", "p.yaml:3:51: error TG101: unknown key \"min\" in vulnerabilities.critical (valid: max, enforcement)")]
    [InlineData("desired: { vulnerabilities: { critical: { maxx: 0, max: 0 } } }", "p.yaml:3:43: error TG101: unknown key \"maxx\" in vulnerabilities.critical (did you mean \"max\"?)")]
    [InlineData("desired: { vulnerabilities: { critical: { max: { max: 0 } } } }", "p.yaml:3:48: error TG102: vulnerabilities.critical is a whole number, not quoted, not a mapping")]
    [InlineData("desired: { viruses: {} }", "p.yaml:3:21: error TG103: viruses needs \"max\"")]
    [InlineData("desired: { viruses: true }", "p.yaml:3:21: error TG102: viruses is a whole number, not quoted, not \"true\"")]
    [InlineData("desired: { risks: { max: 1, hihg: 0 } }", "p.yaml:3:29: error TG101: unknown key \"hihg\" in risks (did you mean \"high\"?)")]
    [InlineData("desired: { sensitiveInfo: 1.5 }", "p.yaml:3:27: error TG102: *")]
    [InlineData("desired: { sensitiveinfo: 1 }", "p.yaml:3:12: error TG101: unknown key \"sensitiveinfo\" in desired (did you mean \"sensitiveInfo\"?)")]
    [InlineData("desired: { trusted: false }", "p.yaml:3:21: error TG104: trusted: false asks nothing (write trusted: true, or leave it out)")]
    [InlineData("desired: { trusted: yes }", "p.yaml:3:21: error TG102: trusted is true or false, not \"yes\"")]
    [InlineData("desired: { trusted: 'true' }", "p.yaml:3:21: error TG102: trusted is true or false, not \"true\" (leave out the quotes: true)")]
    [InlineData("desired: { trusted: { required: \"false\" } }", "p.yaml:3:33: error TG102: *(leave out the quotes: false)")]
    [InlineData("desired: { vulnerabilities: { max: 010 } }", "p.yaml:3:36: error TG114: vulnerabilities.max is 010, which is 8 in YAML 1.1 and 10 in YAML 1.2 (write 10 or 8)")]
    [InlineData("desired: { vulnerabilities: { maxCvss: '7.5' } }", "p.yaml:3:40: error TG102: vulnerabilities.maxCvss is a number, not quoted, not \"7.5\" (leave out the quotes: 7.5)")]
    [InlineData("desired: { vulnerabilities: { maxCvss: 07.5 } }", "p.yaml:3:40: error TG114: vulnerabilities.maxCvss is 07.5, a number with a leading zero (write 7.5)")]
    [InlineData("desired: { vulnerabilities: { maxCvss: 00.5 } }", "p.yaml:3:40: error TG114: vulnerabilities.maxCvss is 00.5, a number with a leading zero (write 0.5)")]
    [InlineData("desired: { trusted: { required: true, unknown: soft } }", "p.yaml:3:48: error TG104: unknown enforcement of what is unknown \"soft\" (valid: mandatory, advisory)")]
    [InlineData("desired: { trusted: { required: false } }", "p.yaml:3:33: error TG104: trusted: false asks nothing (write trusted: true, or leave it out)")]
    [InlineData("desired: { trusted: { enforcement: advisory } }", "p.yaml:3:21: error TG103: trusted needs \"required\"")]
    public void What_is_desired_has_to_be_right(string desired, string expected) =>
        ErrorsIn(Head + desired).Should().ContainSingle().Which.Should().Match(expected);

    [Theory]
    [InlineData("waivers:", "p.yaml:4:9: error TG102: waivers is a list, as in [a, b], not nothing")]
    [InlineData("waivers: { id: A-100 }", "p.yaml:4:10: error TG102: waivers is a list, as in [a, b], not a mapping")]
    [InlineData("waivers: [A-100]", "p.yaml:4:11: error TG102: a waiver is a mapping of keys to values, not \"A-100\"")]
    [InlineData("waivers: [{ reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:11: error TG103: a waiver needs \"id\"")]
    [InlineData("waivers: [{ id: A-100, owner: o, expires: 2027-03-31 }]", "p.yaml:4:11: error TG103: a waiver needs \"reason\"")]
    [InlineData("waivers: [{ id: A-100, reason: r, expires: 2027-03-31 }]", "p.yaml:4:11: error TG103: a waiver needs \"owner\"")]
    [InlineData("waivers: [{ id: A-100, reason: r, owner: o }]", "p.yaml:4:11: error TG103: a waiver needs \"expires\"")]
    [InlineData("waivers: [{ id: '', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG103: id has no value (*)")]
    [InlineData("waivers: [{ id: A-100, reason: ' ', owner: o, expires: 2027-03-31 }]", "p.yaml:4:32: error TG103: reason has no value (*)")]
    [InlineData("waivers: [{ id: A-100, reason: r, owner: ~, expires: 2027-03-31 }]", "p.yaml:4:42: error TG103: owner has no value (*)")]
    [InlineData("waivers: [{ id: A-100, component: , reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:35: error TG103: component has no value (*)")]
    [InlineData("waivers: [{ id: [A-100, A-200], reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG102: id is a text, not a list")]
    [InlineData("waivers: [{ id: CVE_2024_1002, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG112: \"CVE_2024_1002\" is no CVE, so it would waive nothing (did you mean \"CVE-2024-1002\"?)")]
    [InlineData("waivers: [{ id: CVE-2024-100O, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG112: *(did you mean \"CVE-2024-1000\"?)")]
    [InlineData("waivers: [{ id: 'CVE-2024-*', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG112: *not by a pattern*")]
    [InlineData("waivers: [{ id: CEV-2024-1000, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG112: *(did you mean \"CVE-2024-1000\"?)")]
    [InlineData("waivers: [{ id: CVE-1, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG112: *(write CVE, the year and the number, as in CVE-2021-44228)")]
    [InlineData("waivers: [{ id: 'CVE-2024-1000,CVE-2024-1001', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG115: *is a list*(write a waiver for each id)")]
    [InlineData("waivers: [{ id: '2, 3', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG115: *is a list*")]
    [InlineData("waivers: [{ id: ' CVE-2024-1003', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG115: *begins or ends with a blank*(leave the blank out: CVE-2024-1003)")]
    [InlineData("waivers: [{ id: 'Eicar*', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG115: *is no pattern over paths*")]
    [InlineData("waivers: [{ id: /opt/test/, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG115: *is a folder*/opt/test/*")]
    [InlineData("waivers: [{ id: 03, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:17: error TG115: *(leave out the zeros: 3)")]
    [InlineData("waivers: [{ id: '/opt/*', component: a, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:11: error TG115: *")]
    [InlineData("waivers: [{ id: A-100, component: 'a ', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:35: error TG115: component *begins or ends with a blank*")]
    [InlineData("waivers: [{ id: A-100, path: '/*', reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:30: error TG113: path is \"/*\", which narrows nothing *")]
    [InlineData("waivers: [{ id: A-100, version: , reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:33: error TG103: version has no value (*)")]
    [InlineData("waivers: [{ id: A-100, images: [], reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:32: error TG103: images is empty, so it would match no image (*)")]
    [InlineData("waivers: [{ id: A-100, images: [\"a/{b}\"], reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:33: error TG108: *")]
    [InlineData("waivers: [{ id: A-100, reason: r, owner: o, expires: 2027-02-30 }]", "p.yaml:4:54: error TG107: expires is \"2027-02-30\", which is no date (write year-month-day, as in 2027-03-31)")]
    [InlineData("waivers: [{ id: A-100, reason: r, owner: o, expires: never }]", "p.yaml:4:54: error TG107: expires is \"never\", which is no date (*)")]
    [InlineData("waivers: [{ id: A-100, reason: r, owner: o, expires: 30d }]", "p.yaml:4:54: error TG107: *")]
    [InlineData("waivers: [{ id: A-100, reason: r, owner: o, expire: 2027-03-31, expires: 2027-03-31 }]", "p.yaml:4:45: error TG101: unknown key \"expire\" in a waiver (did you mean \"expires\"?)")]
    [InlineData("waivers: [{ id: A-100, severity: high, reason: r, owner: o, expires: 2027-03-31 }]", "p.yaml:4:24: error TG101: unknown key \"severity\" in a waiver (valid: id, component, version, path, images, reason, owner, expires)")]
    public void A_waiver_has_to_be_right(string waivers, string expected) =>
        ErrorsIn(Good + waivers).Should().ContainSingle().Which.Should().Match(expected);

    [Fact]
    public void Every_mistake_is_told_at_once_in_the_order_of_the_file() =>
        ErrorsIn("""
            version: 3
            nmae: shop
            images: ["https://x"]
            scan: { types: [cve, wirus], maxAge: 1w, timeout: 0s }
            desired:
              vulnerabilities: { critcal: 0, high: -1 }
              viruses: "0"
              trusted: maybe
            enforcement: strict
            waivers:
              - id: A-100
                expires: 2027-13-01
            """).Select(error => error.Split(": ")[0] + error.Split(": ")[1]["error".Length..]).Should().Equal(
            "p.yaml:1:1 TG103",
            "p.yaml:1:10 TG109",
            "p.yaml:2:1 TG101",
            "p.yaml:3:10 TG108",
            "p.yaml:4:22 TG104",
            "p.yaml:4:38 TG106",
            "p.yaml:4:51 TG106",
            "p.yaml:6:22 TG101",
            "p.yaml:6:40 TG105",
            "p.yaml:7:12 TG102",
            "p.yaml:8:12 TG102",
            "p.yaml:9:14 TG104",
            "p.yaml:11:5 TG103",
            "p.yaml:11:5 TG103",
            "p.yaml:12:14 TG107");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("[]")]
    [InlineData("x")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("PK\u0003\u0004\u0014")]
    [InlineData(Good + "---\n" + Good)]
    [InlineData("version: &v 1\nname: *v2\ndesired: { viruses: 0 }")]
    [InlineData("version: 1\n\tname: x\n")]
    public void What_is_no_policy_at_all_is_refused_with_one_error(string text) => ErrorsIn(text).Should().ContainSingle();

    [Fact]
    public void An_anchor_may_be_used_in_a_policy() =>
        PolicyReader.Read("p.yaml", Head + "desired:\n  viruses: &none 0\n  risks: *none\n", Some.Today).Policy!.Rules.Should().HaveCount(2);

    private static IEnumerable<string> ErrorsIn(string text)
    {
        var reading = PolicyReader.Read("p.yaml", text, Some.Today);
        reading.Policy.Should().BeNull();
        return reading.Diagnostics.Where(found => found.Level == Core.Documents.DiagnosticLevel.Error).Select(found => found.ToString());
    }
}
