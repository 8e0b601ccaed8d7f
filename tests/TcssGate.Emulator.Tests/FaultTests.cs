using System.Net;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class FaultTests
{
    private const string List = "DescribeAssetImageRegistryList";
    private const string Scan = "CreateAssetImageRegistryScanTask";

    [Fact]
    public void An_error_hits_the_calls_that_it_is_meant_for()
    {
        using var cloud = Faulty($"action: {List}, calls: [1, 3], error: 'InternalError: try again'");
        var first = cloud.Ask(List);
        (Cloud.CodeOf(first), first["Error"]!["Message"]!.GetValue<string>()).Should().Be(("InternalError", "try again"));
        cloud.Code("DescribeAssetImageRegistryAssetStatus").Should().BeEmpty();
        Enumerable.Range(0, 3).Select(_ => cloud.Code(List)).ToList().Should().Equal("", "InternalError", "");
        cloud.Emulated.Calls.Select(call => call.Error).Should().Equal("InternalError", null, null, "InternalError", null);
    }

    [Fact]
    public void An_error_lasts_for_a_while()
    {
        using var cloud = Faulty("from: 10s, to: 20s, error: InternalError");
        Code(9.999).Should().BeEmpty();
        Code(0.001).Should().Be("InternalError");
        Code(9.999).Should().Be("InternalError");
        Code(0.001).Should().BeEmpty();

        string Code(double later)
        {
            cloud.Time.Advance(later);
            return cloud.Code(List);
        }
    }

    [Fact]
    public void An_error_leaves_a_call_without_effect_unless_told_otherwise()
    {
        using var without = Faulty($"action: {Scan}, error: FailedOperation");
        Cloud.CodeOf(without.Scan()).Should().Be("FailedOperation");
        Status(without).Should().Be("NOT_SCAN");

        using var with = Faulty($"action: {Scan}, error: InvalidParameter.RequestTimeout, tookEffect: true");
        Cloud.CodeOf(with.Scan()).Should().Be("InvalidParameter.RequestTimeout");
        Status(with).Should().Be("SCANNING");
    }

    [Fact]
    public void A_gateway_answers_with_a_page()
    {
        using var cloud = Faulty("http: 502, calls: every");
        using var response = cloud.Send(new Signed(List, "{}"));
        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        Cloud.Text(response).Should().StartWith("<html>");
        cloud.Emulated.Calls.Single().Status.Should().Be(502);
    }

    [Theory]
    [InlineData("before", "NOT_SCAN")]
    [InlineData("after", "SCANNING")]
    public void A_connection_is_cut_before_or_after_the_call_took_effect(string moment, string status)
    {
        using var cloud = Faulty($"action: {Scan}, calls: [1], cut: {moment}");
        FluentActions.Invoking(() => cloud.Scan()).Should().Throw<HttpRequestException>()
            .Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        Status(cloud).Should().Be(status);
        cloud.Emulated.Calls[0].Should().BeEquivalentTo(new { Action = Scan, Error = (string?)null, Delivery = Delivery.Cut });
    }

    [Fact]
    public void A_body_is_truncated_although_the_call_took_effect()
    {
        using var cloud = Faulty($"action: {Scan}, truncate: true");
        using var response = cloud.Send(new Signed(Scan, $$"""{"Id": [{{cloud.WebId}}]}"""));
        var text = Cloud.Text(response);
        text.Should().StartWith("""{"Response":""").And.NotEndWith("}");
        Status(cloud).Should().Be("SCANNING");
    }

    [Fact]
    public async Task An_answer_is_held_back_by_the_worlds_clock()
    {
        using var cloud = Faulty("delay: 5s");
        var answer = cloud.SendLater(new Signed(List, "{}"));
        cloud.Time.Advance(4.999);
        answer.IsCompleted.Should().BeFalse();
        cloud.Time.Advance(0.001);
        using var response = await answer;
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void Without_a_fault_the_answer_is_there_at_once()
    {
        using var cloud = Cloud.With("");
        var answer = new HttpMessageInvoker(new EmulatorHandler(cloud.Emulated)).SendAsync(new Signed(List, "{}").At(cloud.Time.Now), default);
        answer.IsCompletedSuccessfully.Should().BeTrue();
    }

    private static Cloud Faulty(string fault) => Cloud.WithWeb("scan: {takes: 30s}", $"faults: [{{{fault}}}]");

    private static string Status(Cloud cloud)
    {
        cloud.Time.Advance(1);
        return cloud.Row()["ScanStatus"]!.GetValue<string>();
    }
}
