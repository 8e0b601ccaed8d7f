using System.Globalization;
using System.Net;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Api.Calls;

/// <summary>Every code that the service is known to answer with: what it means, how often it is tried, and what the user is told.</summary>
public sealed class ServiceErrorTests : IDisposable
{
    private readonly ClientRig rig = new();

    [Theory]
    [InlineData("AuthFailure.SignatureFailure", "check that the secret key belongs to the secret id*TENCENTCLOUD_SECRET_KEY*")]
    [InlineData("AuthFailure.SecretIdNotFound", "check the secret id*TENCENTCLOUD_SECRET_ID*neither disabled nor deleted")]
    [InlineData("AuthFailure.InvalidSecretId", "check the secret id*")]
    [InlineData("AuthFailure.SignatureExpire", "the service accepts requests within 5 minutes of its clock; this computer's clock or the service's is wrong; *")]
    [InlineData("AuthFailure.TokenFailure", "*TENCENTCLOUD_SESSION_TOKEN*")]
    [InlineData("AuthFailure.InvalidAuthorization", "check the keys *")]
    [InlineData("AuthFailure.MFAFailure", "*second factor*")]
    [InlineData("AuthFailure", "check the keys *")]
    [InlineData("AuthFailure.SomethingNew", "check the keys *")]
    public async Task Refused_keys_are_told_and_never_tried_again(string code, string advice)
    {
        this.rig.Service.Fails(code);

        var failure = await this.rig.ReadFailure();

        failure.Failure.Should().Be(TcssFailure.RefusedKeys);
        failure.Message.Should().Match(
            $"DescribeAssetImageRegistryDetail: the keys were refused: {code}, \"as the service words it\" (request ed93f3cb-*); {advice}");
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("UnauthorizedOperation")]
    [InlineData("UnauthorizedOperation.CamNoAuth")]
    [InlineData("AuthFailure.UnauthorizedOperation")]
    public async Task What_the_keys_may_not_do_names_the_permission_that_is_missing(string code)
    {
        this.rig.Service.Fails(code);

        var failure = await this.rig.StartFailure();

        failure.Failure.Should().Be(TcssFailure.NotPermitted);
        failure.Message.Should().Contain("CAM permission tcss:CreateAssetImageRegistryScanTask");
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("InvalidParameter", TcssFailure.WrongRequest)]
    [InlineData("InvalidParameter.ParsingError", TcssFailure.WrongRequest)]
    [InlineData("InvalidParameterValue", TcssFailure.WrongRequest)]
    [InlineData("InvalidParameterValue.LengthLimit", TcssFailure.WrongRequest)]
    [InlineData("MissingParameter", TcssFailure.WrongRequest)]
    [InlineData("UnknownParameter", TcssFailure.WrongRequest)]
    [InlineData("InvalidAction", TcssFailure.WrongRequest)]
    [InlineData("UnsupportedRegion", TcssFailure.WrongRequest)]
    [InlineData("ResourceNotFound", TcssFailure.NotFound)]
    [InlineData("InvalidParameterValue.DataNotFound", TcssFailure.NotFound)]
    [InlineData("FailedOperation.ErrAlreadyScanning", TcssFailure.AlreadyScanning)]
    [InlineData("FailedOperation.AuthorizedNotEnough", TcssFailure.LicencesUsedUp)]
    [InlineData("NobodyPublishedThis", TcssFailure.Failed)]
    [InlineData("RequestLimitExceededOrSo", TcssFailure.Failed)]
    public async Task What_another_try_cannot_mend_is_not_tried_again(string code, TcssFailure expected)
    {
        this.rig.Service.Fails(code).Fails(code);

        var read = await this.rig.ReadFailure();
        var start = await this.rig.StartFailure();

        read.Failure.Should().Be(expected);
        start.Failure.Should().Be(expected);
        read.Code.Should().Be(code);
        read.RequestId.Should().Be("ed93f3cb-f35e-473f-b9f3-0d451b8b79c6");
        read.Action.Should().Be("DescribeAssetImageRegistryDetail");
        read.Message.Should().StartWith(read.Action + ": ").And.Contain(code);
        this.rig.Service.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("InternalError", TcssFailure.Unavailable)]
    [InlineData("InternalError.DbFailed", TcssFailure.Unavailable)]
    [InlineData("InvalidParameter.RequestTimeout", TcssFailure.Unavailable)]
    [InlineData("RequestLimitExceeded", TcssFailure.RateLimited)]
    [InlineData("RequestLimitExceeded.UinLimitExceeded", TcssFailure.RateLimited)]
    public async Task Trouble_of_the_moment_is_tried_six_times_whatever_the_action(string code, TcssFailure expected)
    {
        this.rig.Service.AlwaysFails(code);

        var failure = await this.rig.StartFailure();

        failure.Failure.Should().Be(expected);
        failure.Message.Should().Contain(", tried 6 times: " + code);
        this.rig.Service.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_failed_read_is_tried_six_times_and_a_failed_start_twice()
    {
        this.rig.Service.AlwaysFails("FailedOperation");

        (await this.rig.ReadFailure()).Failure.Should().Be(TcssFailure.Failed);
        this.rig.Service.Requests.Should().HaveCount(6);

        this.rig.Service.Requests.Clear();
        (await this.rig.StartFailure()).Failure.Should().Be(TcssFailure.Failed);
        this.rig.Service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_start_that_fails_once_and_then_works_has_worked()
    {
        this.rig.Service.Fails("FailedOperation").Answers("""{"TaskID": 7}""");

        (await this.rig.Run(client => client.StartScanAsync(ClientRig.Scan(1), CancellationToken.None))).Should().Be(7);
    }

    [Theory]
    [InlineData(432, "is 7 min 12 s behind the service's")]
    [InlineData(-3600, "is 1 h 0 min ahead of the service's")]
    [InlineData(-301, "is 5 min 1 s ahead of the service's")]
    [InlineData(90061, "is 1 d 1 h behind the service's")]
    [InlineData(290, "is 4 min 50 s behind the service's")]
    public async Task A_wrong_clock_is_told_by_how_much(int serverAheadSeconds, string expected)
    {
        this.rig.Service.Answers(() =>
        {
            var answer = FakeService.Json("""{"Response": {"Error": {"Code": "AuthFailure.SignatureExpire", "Message": "expired"}}}""");
            answer.Headers.Date = this.rig.Time.GetUtcNow().AddSeconds(serverAheadSeconds);
            return answer;
        });

        (await this.rig.ReadFailure()).Message.Should().Contain("this computer's clock " + expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-59)]
    [InlineData(289)]
    public async Task A_date_that_does_not_explain_a_refused_time_is_not_given_as_the_difference(int serverAheadSeconds)
    {
        this.rig.Service.Answers(() =>
        {
            var answer = FakeService.Json("""{"Response": {"Error": {"Code": "AuthFailure.SignatureExpire", "Message": "expired"}}}""");
            answer.Headers.Date = this.rig.Time.GetUtcNow().AddSeconds(serverAheadSeconds);
            return answer;
        });

        (await this.rig.ReadFailure()).Message.Should()
            .NotContain(" behind the service's").And.NotContain(" ahead of the service's").And.NotContain("0 s")
            .And.Contain("check this computer's clock against a time server");
    }

    [Fact]
    public async Task An_error_without_code_or_message_is_still_one()
    {
        this.rig.Service.Answers("""{"Error": {}}""");

        var failure = await this.rig.ReadFailure();

        failure.Failure.Should().Be(TcssFailure.Failed);
        failure.Message.Should().Contain("the service could not do it: an error without a code;");
    }

    [Fact]
    public async Task An_error_of_the_service_counts_whatever_the_HTTP_status()
    {
        this.rig.Service.Answers(() =>
        {
            var answer = FakeService.Json("""{"Response": {"Error": {"Code": "AuthFailure.SecretIdNotFound", "Message": "m"}}}""");
            answer.StatusCode = HttpStatusCode.Forbidden;
            return answer;
        });

        (await this.rig.ReadFailure()).Failure.Should().Be(TcssFailure.RefusedKeys);
    }

    [Fact]
    public async Task Text_of_the_service_has_no_control_characters_and_is_short()
    {
        var hostile = @"\u001b[31mred\u0000\r\n::error::x\u202e\u2028\u009b" + new string('x', 5000);
        this.rig.Service.Answers($$"""{"Error": {"Code": "FailedOperation.ErrAlreadyScanning", "Message": "{{hostile}}"}, "RequestId": "r\u001b[2J"}""");

        var failure = await this.rig.ReadFailure();

        failure.Message.Should().Match("*[31mred*xxx…\"*");
        failure.Message.Length.Should().BeLessThan(700);
        (failure.Message + failure.RequestId + failure.Code).Where(IsUnfit).Should().BeEmpty();
    }

    [Theory]
    [InlineData("AuthFailure.SignatureFailure")]
    [InlineData("InvalidParameter")]
    [InlineData("FailedOperation")]
    public async Task A_service_that_echoes_secrets_does_not_get_them_into_a_message(string code)
    {
        this.rig.Service.Always(
            $$"""{"Error": {"Code": "{{code}}", "Message": "key {{ClientRig.SecretKey}} token {{ClientRig.Token}}"}, "RequestId": "{{ClientRig.SecretKey}}"}""");

        var failure = await this.rig.ReadFailure();

        failure.ToString().Should().NotContain(ClientRig.SecretKey).And.NotContain(ClientRig.Token).And.Contain("key *** token ***");
        failure.RequestId.Should().Be("***");
    }

    public void Dispose() => this.rig.Dispose();

    private static bool IsUnfit(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
