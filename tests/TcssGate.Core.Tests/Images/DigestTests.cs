using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class DigestTests
{
    private static readonly string Hex = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    [Fact]
    public void Upper_case_digits_are_the_same_digest()
    {
        Digest.TryParse($"sha256:{Hex}", out var lower).Should().BeTrue();
        Digest.TryParse($"SHA256:{Hex.ToUpperInvariant()}", out var upper).Should().BeTrue();

        upper.Should().Be(lower);
        upper.ToString().Should().Be($"sha256:{Hex}");
        upper.Short.Should().Be("0123456789ab");
    }

    [Fact]
    public void One_other_digit_is_another_digest() => Some.Digest.Should().NotBe(Some.OtherDigest);

    [Fact]
    public void What_is_no_digest_is_none()
    {
        foreach (var text in new[] { null, "", Hex, $"sha256:{Hex}0", $"sha256:{Hex[1..]}", $"sha256:g{Hex[1..]}", $"sha512:{Hex}", $" sha256:{Hex}", $"sha256:{Hex}\n", $"sha256:é{Hex[1..]}" })
        {
            Digest.TryParse(text, out _).Should().BeFalse();
            Digest.FromApi(text).Should().BeNull();
        }
    }

    [Fact]
    public void A_digest_of_the_API_is_read() => Digest.FromApi($"sha256:{Hex}")!.Value.ToString().Should().Be($"sha256:{Hex}");

    [Fact]
    public void A_digest_that_nobody_read_has_no_text()
    {
        default(Digest).ToString().Should().BeEmpty();
        default(Digest).Short.Should().BeEmpty();
    }
}
