using TcssGate.Emulator.Actions;

namespace TcssGate.Emulator.Authentication;

/// <summary>The ways in which a caller is turned away.</summary>
internal static class AuthError
{
    public static ApiError NoAuthorization { get; } = new(
        "AuthFailure.InvalidAuthorization",
        "The Authorization in the request header is not of the form of signature v3.",
        "请求头部的 Authorization 不符合腾讯云标准");

    public static ApiError NoSuchKey { get; } = new(
        "AuthFailure.SecretIdNotFound",
        "The SecretId is not found. Please ensure that your SecretId is correct.",
        "密钥不存在");

    public static ApiError WrongSignature { get; } = new(
        "AuthFailure.SignatureFailure",
        "The provided credentials could not be validated. Please check your signature is correct.",
        "签名错误");

    public static ApiError WrongToken { get; } = new("AuthFailure.TokenFailure", "The token is not valid.", "token 错误");

    public static ApiError Denied(string action) => new(
        "AuthFailure.UnauthorizedOperation",
        $"You are not authorized to perform the operation tcss:{action}.",
        "请求未授权");

    public static ApiError Expired(DateTimeOffset signed, DateTimeOffset server, TimeSpan tolerance) => new(
        "AuthFailure.SignatureExpire",
        $"Signature expired: the request was signed at {signed.ToUnixTimeSeconds()}, the server's time is {server.ToUnixTimeSeconds()}, "
        + $"and they may differ by {tolerance.TotalSeconds} seconds.",
        "签名过期");
}
