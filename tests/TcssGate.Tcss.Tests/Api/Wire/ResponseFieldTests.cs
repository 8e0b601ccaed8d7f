using System.Text.Json;
using System.Text.Json.Nodes;
using TcssGate.Core.Findings;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Tests.Api.Wire;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>A response is judged only by what is read of it, and a value that cannot be read costs nothing but itself.</summary>
public sealed class ResponseFieldTests
{
    private static readonly string[] Values =
        ["null", "{}", """{"Code": "x"}""", "[]", "[7, null, {}]", "7", "-1", "1e999", "99999999999999999999", "\"\"", "\"text\"", "true", """ "cut \ud83d" """, Deep(900)];

    public static TheoryData<string> Actions => [.. ReadAction.All.Select(action => action.Name)];

    // The whole class of fault: any field of any published response, with any value.
    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Any_field_may_have_any_value_or_none(string name)
    {
        var action = ReadAction.All.Single(action => action.Name == name);
        var read = action.FieldsRead();
        var published = action.Published().ToList();
        published.Should().NotBeEmpty();
        foreach (var response in published)
        {
            var expected = await Ask(action, response);
            expected.Failure.Should().BeNull();
            expected.Warnings.Should().BeEmpty("published responses have the types that are read");
            foreach (var path in PathsIn(JsonNode.Parse(response)!, []))
            {
                foreach (var changed in Values.Select(value => With(response, path, value)).Append(Without(response, path)))
                {
                    var seen = await Ask(action, changed);
                    var field = path.OfType<string>().Last();
                    if (!path.OfType<string>().All(read.Contains))
                    {
                        // What tells two rows apart is everything that was sent of them.
                        seen.Should().BeEquivalentTo(expected, options => options.Excluding(member => member.Name == "RowKeys"), $"nothing reads {field}");
                    }
                    else if (seen.Failure is { } failure)
                    {
                        failure.Should().BeOfType<TcssException>($"{field} in {changed}").Which.Action.Should().Be(name);
                        field.Should().BeOneOf(["List", "Error"], $"{failure} {changed}");
                    }
                    else
                    {
                        seen.LostRows.Should().Be(0, $"{field} in {changed}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("""{"Progress": 42, "Unread": {"a": [1, {"b": null}]}, "Unread": 7, "Reason": {}, "Solution": "", "Namespace": []}""")]
    [InlineData("""{"Progress": "42"}""")]
    [InlineData("""{"Progress": 42, "ScanTime": {}}""")]
    [InlineData("""{"Progress": 42, "VulCnt": 99999999999999999999}""")]
    public async Task The_rest_of_a_response_is_read_whatever_one_field_holds(string response)
    {
        using var rig = new ClientRig();
        rig.Service.Answers(response);

        (await rig.Run(client => client.GetImageAsync(1, default))).Progress.Should().Be(42);
        rig.Service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_action_and_the_field_that_cannot_be_read_are_named()
    {
        using var rig = new ClientRig();
        rig.Service.Answers("""{"ScanTime": {}, "VulCnt": "", "IsAuthorized": null}""");

        var scan = await rig.Run(client => client.GetImageAsync(1, default));

        scan.Unreadable.Should().Equal(
            "DescribeAssetImageRegistryDetail: ScanTime is an object, not text", "DescribeAssetImageRegistryDetail: VulCnt is an empty text, not a whole number");
        rig.Client.Warnings.Should().Equal(scan.Unreadable.Order().Reverse().Select(text => $"warning: {text}; its value is unknown").Order());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("false")]
    [InlineData("[]")]
    public async Task An_error_that_is_no_text_is_still_an_error(string error)
    {
        using var rig = new ClientRig();
        rig.Service.Answers($$"""{"ScanVirusError": {{error}}, "ScanRiskError": null}""");

        var scan = await rig.Run(client => client.GetImageAsync(1, default));

        scan.Virus.Error.Should().Be("an error that cannot be read");
        scan.Risk.Error.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"SensitiveInfoCnt": {}, "SentiveInfoCnt": 0}""")]
    [InlineData("""{"SensitiveInfoCnt": 0, "SentiveInfoCnt": "many"}""")]
    public async Task One_spelling_of_a_count_does_not_stand_for_another_that_cannot_be_read(string response)
    {
        using var rig = new ClientRig();
        rig.Service.Answers(response);

        (await rig.Run(client => client.GetImageAsync(1, default))).SensitiveInfo.Should().BeNull();
    }

    [Fact]
    public async Task Rows_that_name_no_image_are_represented_and_named_and_the_others_are_read()
    {
        using var rig = new ClientRig();
        rig.Service.Answers("""
            {"TotalCount": 5, "List": [
                {"Id": 1, "ImageRepoAddress": "r/web", "ImageTag": "1", "ScanTime": []},
                7,
                null,
                {"Id": 2, "ImageRepoAddress": "r/web", "ImageTag": ""},
                {"Id": {}, "ImageRepoAddress": "r/web", "ImageTag": "2"}]}
            """);

        var page = await rig.Run(client => client.ListImagesAsync(new ImageListRequest(0, 100, []), default));

        page.Images.Should().ContainSingle().Which.Scan.Unreadable.Should().Equal("DescribeAssetImageRegistryList: List[0].ScanTime is a list, not text");
        page.Rows.Should().Be(5);
        page.Unreadable.Should().Equal(
            new UnreadableRow("DescribeAssetImageRegistryList: List[1] is a number, not an object", null, null, null),
            new UnreadableRow("DescribeAssetImageRegistryList: List[2] is null, not an object", null, null, null),
            new UnreadableRow("DescribeAssetImageRegistryList: List[3] has no ImageTag", "r/web", "", null),
            new UnreadableRow("DescribeAssetImageRegistryList: List[4].Id is an object, not a whole number", "r/web", "2", null));
        rig.Client.Warnings.Should().Contain("warning: DescribeAssetImageRegistryList: List[3] has no ImageTag; the other rows are still evaluated");
    }

    [Fact]
    public async Task A_row_of_findings_that_cannot_be_read_is_a_finding_of_which_nothing_is_known()
    {
        using var rig = new ClientRig();
        rig.Service.Answers("""{"TotalCount": 3, "List": [7, {"CVEID": {}, "Level": [], "CvssScore": false, "Tag": "x", "FixedVersions": "", "Name": ""}, {"CVEID": "CVE-1", "CvssScore": {}}]}""");

        var page = await rig.Run(client => client.ListVulnerabilitiesAsync(new FindingListRequest(1, 0, 100), default));

        page.Findings.Should().HaveCount(3).And.OnlyContain(found => found.Severity == Severity.Unknown && found.Cvss == null && found.FixesUnknown);
        page.Findings[0].IdUnknown.Should().Be("DescribeAssetImageRegistryVulList: List[0] is a number, not an object");
        page.Findings[1].IdUnknown.Should().Be("DescribeAssetImageRegistryVulList: List[1].CVEID is an object, not text");
        page.Findings[2].IdUnknown.Should().BeNull();
        page.Findings[2].ScoreUnknown.Should().Be("DescribeAssetImageRegistryVulList: List[2].CvssScore is an object, not text or a number");
    }

    [Fact]
    public async Task A_list_that_is_no_list_is_a_failure_that_names_it_and_is_not_asked_for_again()
    {
        using var rig = new ClientRig();
        rig.Service.Answers("""{"TotalCount": 3, "List": {}}""");

        var failure = await rig.Failure(client => client.ListVulnerabilitiesAsync(new FindingListRequest(1, 0, 100), default));

        failure.Message.Should().StartWith("DescribeAssetImageRegistryVulList: List is an object, not a list, so its rows are unknown");
        rig.Service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"no\"")]
    [InlineData("{\"Code\": 7}")]
    public async Task An_error_in_any_form_is_one(string error)
    {
        using var rig = new ClientRig();
        rig.Service.Answers($$"""{"Error": {{error}}, "Progress": 100}""");

        (await rig.ReadFailure()).Message.Should().Contain("an error without a code");
    }

    private static async Task<Seen> Ask(ReadAction action, string response)
    {
        using var rig = new ClientRig(options => options with { Retry = new TcssRetry { Retries = 1 } });
        rig.Service.Always(response);
        try
        {
            var result = await rig.Run(action.Call);
            var lost = result switch
            {
                ImagePage page => page.Rows - page.Images.Count - page.Unreadable.Count,
                FindingPage<Vulnerability> page => Math.Max(0, page.Rows - page.Findings.Count),
                FindingPage<Virus> page => page.Rows - page.Findings.Count,
                FindingPage<Risk> page => page.Rows - page.Findings.Count,
                _ => 0,
            };
            return new Seen(Text(result), lost, [.. rig.Client.Warnings], null);
        }
        catch (TcssException failure)
        {
            return new Seen("", 0, [.. rig.Client.Warnings], failure);
        }
    }

    private static string Text(object? result) => result switch
    {
        ImagePage page => JsonSerializer.Serialize(page) + string.Join(' ', page.Images.Select(listed => listed.Image)),
        ListedImage listed => JsonSerializer.Serialize(listed) + listed.Image,
        _ => JsonSerializer.Serialize(result, result?.GetType() ?? typeof(object)),
    };

    // Of each list the first item is enough: its fields are those of the others.
    private static IEnumerable<IReadOnlyList<object>> PathsIn(JsonNode? node, IReadOnlyList<object> path) => node switch
    {
        JsonObject map => map.SelectMany(pair => PathsIn(pair.Value, [.. path, pair.Key]).Prepend([.. path, pair.Key])),
        JsonArray { Count: > 0 } list => PathsIn(list[0], [.. path, 0]),
        _ => [],
    };

    private static string With(string response, IReadOnlyList<object> path, string value)
    {
        // As text: a JsonNode neither keeps a lone surrogate nor a number that is out of range.
        const string mark = "\"@here@\"";
        var root = JsonNode.Parse(response)!;
        Parent(root, path)[(string)path[^1]] = "@here@";
        return root.ToJsonString().Replace(mark, value, StringComparison.Ordinal);
    }

    private static string Without(string response, IReadOnlyList<object> path)
    {
        var root = JsonNode.Parse(response)!;
        Parent(root, path).AsObject().Remove((string)path[^1]);
        return root.ToJsonString();
    }

    private static JsonNode Parent(JsonNode root, IReadOnlyList<object> path) =>
        path.Take(path.Count - 1).Aggregate(root, (node, step) => step is int at ? node[at]! : node[(string)step]!);

    private static string Deep(int depth) => new string('[', depth) + new string(']', depth);

    private sealed record Seen(string Result, int LostRows, IReadOnlyList<string> Warnings, TcssException? Failure);
}
