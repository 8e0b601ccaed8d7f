using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Policies;

/// <summary>A waiver can be narrowed to one place, or one version, of a component.</summary>
public sealed class NarrowedWaiverTests
{
    private static readonly Vulnerability Found = Some.Cve("CVE-2024-1000", Severity.High, "log4j-core") with { Version = "2.14", Path = "/opt/test/a.jar" };

    [Fact]
    public void A_path_waives_what_lies_there_and_nothing_else()
    {
        var waiver = Some.Waiver("CVE-2024-1000", "log4j-core") with { Path = "/opt/test/*" };

        waiver.Covers(Found).Should().BeTrue();
        waiver.Covers(Found with { Path = "opt/test/a.jar" }).Should().BeTrue();
        waiver.Covers(Found with { Path = "/app/a.jar" }).Should().BeFalse();
        waiver.Covers(Found with { Path = "" }).Should().BeFalse("nobody knows where it lies");
        waiver.Covers(Found with { Component = "other" }).Should().BeFalse();
    }

    [Fact]
    public void A_version_waives_that_version_to_the_letter()
    {
        var waiver = Some.Waiver("cve-2024-1000") with { Version = "2.14" };

        waiver.Covers(Found).Should().BeTrue();
        waiver.Covers(Found with { Version = "2.14.1" }).Should().BeFalse();
        waiver.MayCover(FindingKind.Virus).Should().BeFalse();
    }

    [Fact]
    public void A_path_narrows_the_waiver_of_a_virus_by_its_name()
    {
        var waiver = Some.Waiver("Eicar") with { Path = "/opt/test/*" };

        waiver.Covers(Some.Virus("Eicar", "opt/test/x")).Should().BeTrue();
        waiver.Covers(Some.Virus("Eicar", "app/x")).Should().BeFalse();
        waiver.Covers(Some.Risk("Eicar")).Should().BeFalse();
    }

    [Fact]
    public void The_index_finds_just_what_each_waiver_covers()
    {
        var waivers =
            from id in Gen.Elements("CVE-2024-1000", "cve-2024-1000", "Eicar", "/opt/a", "/opt/*")
            from component in Gen.Elements("a", "b").OrNull()
            from version in Gen.Elements("1", "2").OrNull()
            from path in Gen.Elements("/opt/a", "opt/*", "*/b", "/opt/?").OrNull()
            select Some.Waiver(id, component) with { Path = path, Version = version };
        var findings = Gen.OneOf(
            from id in Gen.Elements("CVE-2024-1000", "Cve-2024-1000", "Eicar")
            from component in Gen.Elements("a", "b", "")
            from version in Gen.Elements("1", "2", "")
            from path in Gen.Elements("/opt/a", "opt/b", "")
            select (Finding)(Some.Cve(id, Severity.High, component) with { Version = version, Path = path }),
            from name in Gen.Elements("Eicar", "CVE-2024-1000")
            from path in Gen.Elements("opt/a", "/opt/b", "b", "")
            select (Finding)Some.Virus(name, path),
            Gen.Constant((Finding)Some.Risk("Eicar")));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20270301, 1), Prop.ForAll(
            (from some in waivers.ListOf().Resize(8)
             from finding in findings
             select (Waivers: some.ToList(), Finding: finding)).ToArbitrary(),
            world => new WaiverIndex(Some.Policy("{ viruses: 0 }", [.. world.Waivers]), ImageNames.Of(Some.Reference, [Some.Image]), Some.Today).All(world.Finding)
                .SequenceEqual(world.Waivers.Where(waiver => waiver.Covers(world.Finding)))));
    }
}
