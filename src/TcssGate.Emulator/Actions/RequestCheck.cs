namespace TcssGate.Emulator.Actions;

/// <summary>What is wrong with a request before anybody looks at its parameters.</summary>
internal static class RequestCheck
{
    public static ApiError NotJson { get; } = ApiError.Invalid("The request body is not a JSON object.");

    public static ApiError NoSuchAction(string action) =>
        new("InvalidAction", $"The action `{action}` does not exist.", "接口不存在");

    public static ApiError? Refuse(EmulatedRequest request) =>
        request.Method != "POST" || request.Path != "/"
            ? new ApiError("UnsupportedProtocol", "The stand-in cloud takes POST requests to / only.", "协议不支持")
        : request.Header("X-TC-Action").Length == 0 ? ApiError.Missing("Action")
        : request.Header("X-TC-Version") != ActionTable.Version
            ? new ApiError("NoSuchVersion", $"The version of the API is {ActionTable.Version}.", "接口版本不存在")
        : null;
}
