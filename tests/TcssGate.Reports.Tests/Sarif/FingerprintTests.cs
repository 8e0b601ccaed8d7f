using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Sarif;

public sealed class FingerprintTests
{
    [Fact]
    public void A_fingerprint_does_not_change_from_release_to_release() =>
        SarifFile.Of(SampleImages.Violated()).Fingerprints.Should().Equal(Known);

    [Fact]
    public void Neither_tag_nor_digest_nor_scan_time_changes_a_fingerprint()
    {
        var image = SampleImages.Violated(tag: "9.9.9");
        var other = image with
        {
            Reference = image.Reference with { Digest = SampleImages.DigestOf('c') },
            Image = (RegistryImage)image.Image! with { Digest = SampleImages.DigestOf('c'), Id = 7 },
            Scan = image.Scan! with { ScanTime = SampleImages.ScanTime.AddDays(1) },
        };

        SarifFile.Of(other).Fingerprints.Should().Equal(Known);
    }

    [Fact]
    public void How_the_user_named_the_image_does_not_change_a_fingerprint() =>
        SarifFile.Of(SampleImages.Violated() with { Reference = new ImageReference("shop/api", "2.0.0", null) }).Fingerprints.Should().Equal(Known);

    [Fact]
    public void Neither_the_order_nor_other_findings_change_a_fingerprint()
    {
        var image = SampleImages.Violated();

        SarifFile.Of(image with { Findings = [.. SampleFindings.Vulnerabilities(20), .. image.Findings.Reverse()] }).Fingerprints.Should().Contain(Known);
    }

    [Fact]
    public void Neither_the_order_of_images_nor_that_of_rules_and_policies_changes_a_fingerprint()
    {
        var (api, web) = (SampleImages.Violated(), SampleImages.Violated("shop/web"));
        var payment = api with { Rules = [.. api.Rules, .. api.Rules.Select(rule => rule with { Policy = "payment" })] };

        var there = SarifFile.Of(payment, web).Fingerprints;
        var back = SarifFile.Of(web with { Rules = [.. web.Rules.Reverse()] }, payment with { Rules = [.. payment.Rules.Reverse()] }).Fingerprints;

        back.Should().BeEquivalentTo(there);
        there.Should().Contain(Known).And.HaveCount(26);
    }

    [Fact]
    public void What_was_counted_does_not_change_the_fingerprint_of_a_rule()
    {
        var image = SampleImages.Violated();

        SarifFile.Of(image with { Rules = [.. image.Rules.Select(rule => rule with { Desired = "at most 3", Waived = 2 })] })
            .Fingerprints.Should().Equal(Known);
    }

    [Fact]
    public void An_update_that_does_not_mend_it_is_no_new_alert() =>
        Of(SampleFindings.Log4Shell with { Version = "2.14.2", FixedVersion = "2.16.0", Cvss = 9, Title = "" }).Should().Be(Of(SampleFindings.Log4Shell));

    [Fact]
    public void Another_component_place_or_repository_is_another_alert()
    {
        string[] fingerprints =
        [
            Of(SampleFindings.Log4Shell),
            Of(SampleFindings.Log4Shell with { Id = "CVE-2021-45046" }),
            Of(SampleFindings.Log4Shell with { Component = "log4j-api" }),
            Of(SampleFindings.Log4Shell with { Path = "other.jar" }),
            Of(SampleFindings.Miner),
            Of(SampleFindings.Miner with { Path = "usr/bin/other" }),
            Of(SampleFindings.RootUser),
            Of(SampleFindings.RootUser with { Instruction = "USER 0" }),
            SarifFile.Of(SampleImages.Met("shop/other") with { Findings = [SampleFindings.Log4Shell] }).Fingerprints.Single(),
        ];

        fingerprints.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Two_versions_of_one_component_are_told_apart_in_whatever_order_they_come()
    {
        Finding[] findings = [SampleFindings.Log4Shell, SampleFindings.Log4Shell with { Version = "2.13.0" }];

        var there = SarifFile.Of(SampleImages.Met() with { Findings = findings }).Fingerprints;
        var back = SarifFile.Of(SampleImages.Met() with { Findings = [.. findings.Reverse()] }).Fingerprints;

        there.Should().OnlyHaveUniqueItems().And.Equal(back);
    }

    [Fact]
    public void The_same_rule_of_two_policies_is_two_alerts()
    {
        RuleResult[] rules = [SampleImages.Violated().Rules[^1], SampleImages.Violated().Rules[^1] with { Policy = "payment" }];

        SarifFile.Of(SampleImages.Met() with { Rules = rules }).Fingerprints.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    private static string Of(Finding finding) => SarifFile.Of(SampleImages.Met() with { Findings = [finding] }).Fingerprints.Single();

    // Alerts that people have dismissed come back when one of these changes.
    private static readonly string[] Known =
    [
        "d17a2dce07c01f6f37af419a6d26eba4:1",
        "9ee758725213fed9646313401298ea44:1",
        "d7814d326204c2fd0eef0715475947a1:1",
        "efc613f80cffb7b42554406013d95a16:1",
        "0aed0f75ea4f1ad9dc6de5534e082b82:1",
        "26a631c0438c1dad1aa8d1cdbfc1f68b:1",
        "ea736e2071c59719012582149c78f2a4:1",
        "927cbea327699162094285031b6b262d:1",
        "5570604c8f785609fcf31655243bb519:1",
        "aaad56d7380da306f22a9a14e899111c:1",
    ];
}
