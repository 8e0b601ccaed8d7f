using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Tests.Credentials;

/// <summary>The reader of real files.</summary>
public sealed class CredentialSourcesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void A_file_is_read_and_none_is_none()
    {
        var path = Path.Combine(this.folder, "credentials");
        File.WriteAllText(path, "[default]");

        CredentialSources.OfThisProcess.ReadFile(path).Should().Be("[default]");
        CredentialSources.OfThisProcess.ReadFile(path + ".none").Should().BeNull();
        CredentialSources.OfThisProcess.ReadFile(Path.Combine(this.folder, "none", "credentials")).Should().BeNull();
    }

    [Fact]
    public void A_folder_and_a_huge_file_are_unreadable()
    {
        var path = Path.Combine(this.folder, "credentials");
        File.WriteAllText(path, new string('#', 64 * 1024));
        CredentialSources.OfThisProcess.ReadFile(path).Should().HaveLength(64 * 1024);

        File.AppendAllText(path, "#");
        FluentActions.Invoking(() => CredentialSources.OfThisProcess.ReadFile(path)).Should().Throw<IOException>();
        FluentActions.Invoking(() => CredentialSources.OfThisProcess.ReadFile(this.folder)).Should().Throw<UnauthorizedAccessException>();
    }

    public void Dispose() => Directory.Delete(this.folder, recursive: true);
}
