using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Images;

public sealed class DockerHubTests
{
    private static readonly string[] Nginx =
    [
        "nginx", "docker.io/nginx", "index.docker.io/nginx", "registry-1.docker.io/nginx",
        "library/nginx", "docker.io/library/nginx", "index.docker.io/library/nginx", "registry-1.docker.io/library/nginx",
    ];

    [Fact]
    public void Every_way_to_write_an_official_image_is_the_same_name()
    {
        foreach (var name in Nginx)
        {
            DockerHub.FullName(name).Should().Be("docker.io/library/nginx");
            DockerHub.NamesOf(name).Should().BeEquivalentTo(Nginx).And.StartWith(name);
        }
    }

    [Theory]
    [InlineData("mylib/nginx", "docker.io/mylib/nginx")]
    [InlineData("Docker.IO/mylib/nginx", "docker.io/mylib/nginx")]
    [InlineData("index.docker.io/mylib/nginx", "docker.io/mylib/nginx")]
    [InlineData("mylib/library/nginx", "docker.io/mylib/library/nginx")]
    [InlineData("library/mylib/nginx", "docker.io/library/mylib/nginx")]
    [InlineData("quay.io/nginx", "quay.io/nginx")]
    [InlineData("quay.io/library/nginx", "quay.io/library/nginx")]
    [InlineData("Quay.io/nginx", "quay.io/nginx")]
    [InlineData("localhost/nginx", "localhost/nginx")]
    [InlineData("registry:5000/nginx", "registry:5000/nginx")]
    [InlineData("docker.io.evil.example/library/nginx", "docker.io.evil.example/library/nginx")]
    [InlineData("evil-docker.io/nginx", "evil-docker.io/nginx")]
    [InlineData("", "")]
    public void A_name_of_another_owner_or_registry_stays_another_name(string name, string full)
    {
        DockerHub.FullName(name).Should().Be(full);
        DockerHub.IsSameRepository(name, "nginx").Should().BeFalse();
    }

    [Fact]
    public void A_library_of_several_levels_is_never_an_official_image() =>
        DockerHub.NamesOf("library/mylib/nginx").Should().NotContain("mylib/nginx").And.NotContain("docker.io/mylib/nginx");

    [Fact]
    public void Names_are_equivalent_in_both_directions_and_none_leads_to_another_repository() => Prop.ForAll(Names.ToArbitrary(), Names.ToArbitrary(), (one, other) =>
        DockerHub.FullName(DockerHub.FullName(one)) == DockerHub.FullName(one)
        && DockerHub.NamesOf(one).All(name => DockerHub.IsSameRepository(name, one))
        && (DockerHub.IsSameRepository(one, other) || !DockerHub.NamesOf(one).Contains(other))).QuickCheckThrowOnFailure();

    [Fact]
    public void An_image_on_nodes_is_found_by_each_of_its_names()
    {
        foreach (var (held, asked) in Nginx.SelectMany(held => Nginx.Select(asked => (held, asked))))
        {
            var image = Some.HeldAs($"{held}:1.25", '1', $"{held}@{Some.Digest}");

            Of($"{asked}:1.25", image).Should().Be(new ImageResolution.Found(image));
            Of($"{asked}@{Some.Digest}", image).Should().Be(new ImageResolution.Found(image));
            Of($"{asked}:1.26", image).Should().Be(new ImageResolution.NotListed());
            Of("mylib/nginx:1.25", image).Should().Be(new ImageResolution.NotListed());
            Of("quay.io/nginx:1.25", image).Should().Be(new ImageResolution.NotListed());
        }
    }

    [Fact]
    public void Two_images_under_equivalent_names_are_ambiguous_and_one_under_several_is_one()
    {
        var docker = Some.HeldAs("nginx:1.25", '1');
        var containerd = Some.HeldAs("docker.io/library/nginx:1.25", '2');

        Of("nginx:1.25", docker, containerd).Should().BeOfType<ImageResolution.Ambiguous>();
        foreach (var rows in new[] { new[] { docker, containerd with { ImageId = docker.ImageId } }, [containerd with { ImageId = docker.ImageId }, docker] })
        {
            Of("nginx:1.25", rows).Should().Be(new ImageResolution.Found(docker));
            Of("library/nginx:1.25", rows).Should().Be(new ImageResolution.Found(rows.Single(row => row.Repository != "nginx")));
        }
    }

    [Theory]
    [InlineData("docker.io", RuleOutcome.Met)]
    [InlineData("index.docker.io", RuleOutcome.Met)]
    [InlineData("registry-1.docker.io", RuleOutcome.Met)]
    [InlineData("docker.*", RuleOutcome.Met)]
    [InlineData("quay.io", RuleOutcome.Violated)]
    [InlineData("docker.io.evil.example", RuleOutcome.Violated)]
    public void The_rule_about_registries_takes_every_host_of_Docker_Hub_as_one(string allowed, RuleOutcome outcome)
    {
        foreach (var name in Nginx)
        {
            var image = Some.HeldAs("x:1", 'e', $"{name}@{Some.Digest}");
            var evidence = new ImageEvidence(Some.ReferenceOf("x:1")) { Image = image, Scan = Some.HeldScan with { ImageId = image.ImageId } };

            var rule = Evaluator.Evaluate(evidence, [Some.Policy($"{{ registries: [\"{allowed}\"] }}")], Some.Today).Rules[1];

            rule.Outcome.Should().Be(outcome, name);
            rule.Actual.Should().Be(new Actual.Text("docker.io"));
        }
    }

    private static Gen<string> Names =>
        from host in Gen.Elements("", "", "docker.io/", "index.docker.io/", "registry-1.docker.io/", "DOCKER.io/", "quay.io/", "localhost/", "r:5000/")
        from path in Gen.Elements("nginx", "library/nginx", "mylib/nginx", "library/mylib/nginx", "library/library", "library")
        select host + path;

    private static ImageResolution Of(string reference, params NodeImage[] held) => ImageResolution.Of(Some.ReferenceOf(reference), held);
}
