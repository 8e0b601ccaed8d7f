using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class ScanStatusTests
{
    [Theory]
    [InlineData("NOT_SCAN", ScanStatusKind.NotScanned)]
    [InlineData("notScan", ScanStatusKind.NotScanned)]
    [InlineData("NOT_SCANNED", ScanStatusKind.NotScanned)]
    [InlineData("SCANNING", ScanStatusKind.Scanning)]
    [InlineData("scanning", ScanStatusKind.Scanning)]
    [InlineData("SCANNED", ScanStatusKind.Scanned)]
    [InlineData(" scanned ", ScanStatusKind.Scanned)]
    [InlineData("SCAN_ERR", ScanStatusKind.Failed)]
    [InlineData("SCANERR", ScanStatusKind.Failed)]
    [InlineData("scanErr", ScanStatusKind.Failed)]
    [InlineData("ERROR", ScanStatusKind.Failed)]
    [InlineData("SCAN_FAIL", ScanStatusKind.Failed)]
    [InlineData("WAIT_SCAN", ScanStatusKind.Scanning)]
    [InlineData("CREATING", ScanStatusKind.Scanning)]
    [InlineData("SCAN_CANCELING", ScanStatusKind.Scanning)]
    [InlineData("STOPPING", ScanStatusKind.Scanning)]
    [InlineData("SCAN_TIMEOUT", ScanStatusKind.Failed)]
    [InlineData("CANCELED", ScanStatusKind.Failed)]
    [InlineData("CANCELLED", ScanStatusKind.Failed)]
    [InlineData("SCAN_CANCELED", ScanStatusKind.Failed)]
    [InlineData("LICENSE_NOT_ENOUGH", ScanStatusKind.Failed)]
    [InlineData("SCAN_EXCEPTION", ScanStatusKind.Failed)]
    public void A_status_is_read_by_its_letters(string word, ScanStatusKind kind)
    {
        var status = ScanStatus.Parse(word);

        status.Kind.Should().Be(kind);
        status.ToString().Should().Be(word);
    }

    [Theory]
    [InlineData("TIMEOUT")]
    [InlineData("UNSCANNED")]
    [InlineData("SCANNEDX")]
    [InlineData("SCAN")]
    [InlineData("SCANNED未完成")]
    [InlineData("未SCANNED")]
    [InlineData("SCАNNЕD")] // two of the letters are Cyrillic
    [InlineData("1")]
    public void A_word_that_nobody_published_is_never_taken_for_complete(string word) =>
        ScanStatus.Parse(word).Kind.Should().NotBe(ScanStatusKind.Scanned);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_status_is_unknown_and_says_so(string? word)
    {
        ScanStatus.Parse(word).Kind.Should().Be(ScanStatusKind.Unknown);
        ScanStatus.Parse(word).ToString().Should().Be("no status");
    }

    [Fact]
    public void A_status_that_nobody_set_is_unknown_and_says_so()
    {
        default(ScanStatus).Kind.Should().Be(ScanStatusKind.Unknown);
        default(ScanStatus).ToString().Should().Be("no status");
    }
}
