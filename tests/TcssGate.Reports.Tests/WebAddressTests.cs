using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace TcssGate.Reports.Tests;

public sealed partial class WebAddressTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20270301, 1);

    [Theory]
    [InlineData("https://example.com/a?b=c#d", "https://example.com/a?b=c#d")]
    [InlineData("https://example.com/a[1]", "https://example.com/a%5B1%5D")]
    [InlineData("https://example.com/?q=[a]#[b]#c", "https://example.com/?q=%5Ba%5D#%5Bb%5D%23c")]
    [InlineData("https://example.com/100%", "https://example.com/100%25")]
    [InlineData("https://example.com/%zz", "https://example.com/%25zz")]
    [InlineData("https://example.com/a|b^c`d\"e{f}", "https://example.com/a%7Cb%5Ec%60d%22e%7Bf%7D")]
    [InlineData("https://example.com/a b", "https://example.com/a%20b")]
    [InlineData("https://example.com/漏洞", "https://example.com/%E6%BC%8F%E6%B4%9E")]
    [InlineData("https://[::1]:8080/a", "https://[::1]:8080/a")]
    [InlineData("https://[fe80::1%25eth0]/a", "https://[fe80::1]/a")]
    [InlineData("https://user@example.com/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://example.com/(a)", null)]
    public void An_address_is_valid_under_rfc_3986_or_no_link(string reference, string? expected) => WebAddress.Of(reference).Should().Be(expected);

    [Fact]
    public void Whatever_TCSS_gives_as_a_reference_never_becomes_an_invalid_address() => Check.One(Settings, Prop.ForAll(
        Gen.ListOf(Gen.Elements("a", "Z", "0", "%", "%2", "%20", "[", "]", "#", "?", "/", "\\", "|", "^", "`", "{", "}", "\"", " ", ":", "@", "é", "漏", "\u0001", "\ud800"))
            .Select(parts => $"https://example.com{string.Concat(parts)}").ToArbitrary(),
        reference => WebAddress.Of(reference) is not { } address || Rfc3986().IsMatch(address)));

    // The grammar of RFC 3986, written out for http and https.
    [GeneratedRegex(@"\Ahttps?://(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(?::[0-9]*)?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z")]
    private static partial Regex Rfc3986();
}
