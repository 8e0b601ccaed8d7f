using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Actions;

/// <summary>Why a call was refused.</summary>
/// <param name="Code">As in <c>FailedOperation.ErrAlreadyScanning</c>.</param>
/// <param name="Message">In English.</param>
/// <param name="Chinese">The same in Chinese; empty when it is told in English to everybody.</param>
internal sealed record ApiError(string Code, string Message, string Chinese = "")
{
    public static ApiError AlreadyScanning { get; } =
        new("FailedOperation.ErrAlreadyScanning", "Scan is in progress or the image is not authorized.", "正在扫描中或镜像未授权");

    public static ApiError NotEnoughLicences { get; } =
        new("FailedOperation.AuthorizedNotEnough", "There are not enough image scan licenses.", "授权数量不足");

    public static ApiError NoSuchImage { get; } = new("ResourceNotFound", "The image does not exist.", "资源不存在");

    public static ApiError NoSuchTask { get; } = new("ResourceNotFound", "The task does not exist.", "资源不存在");

    public static ApiError TooFast(string action, int limit) => new(
        "RequestLimitExceeded",
        $"Your current request times equals to `{limit + 1}` in a second, which exceeds the frequency limit `{limit}` for a second. "
        + $"Please reduce the frequency of calls to {action}.",
        "请求的次数超过了频率限制");

    public static ApiError Missing(string parameter) =>
        new("MissingParameter", $"The request is missing a required parameter `{parameter}`.", "缺少参数错误");

    public static ApiError Invalid(string message) => new("InvalidParameter", message, "参数错误");

    public static ApiError InvalidValue(string message) => new("InvalidParameterValue", message, "参数取值错误");

    public string In(string language) => language == ErrorText.Chinese && this.Chinese.Length > 0 ? this.Chinese : this.Message;
}
