namespace TcssGate.Tcss.Api.Proxies;

/// <summary>Finds the proxy in the variables of the environment that curl reads.</summary>
/// <remarks>Of two spellings the lower-case one counts, and an empty variable is as good as none.</remarks>
internal static class ProxyVariables
{
    private static readonly string[] Names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
    private static readonly string[] Exceptions = ["no_proxy", "NO_PROXY"];

    /// <summary>The proxy to an endpoint.</summary>
    /// <param name="endpoint">Where requests go.</param>
    /// <param name="variable">The value of a variable; <see langword="null"/> when it is not set.</param>
    /// <param name="problem">What is wrong with a variable and how to fix it, without its value; empty when nothing is.</param>
    /// <returns><see langword="null"/>: no proxy; also when there is a problem, and then nothing may be sent.</returns>
    public static ProxyAddress? Find(TcssEndpoint endpoint, Func<string, string?> variable, out string problem)
    {
        problem = "";
        var (name, value) = First(Names, variable);
        if (endpoint.IsLoopback || value is null || (First(Exceptions, variable).Value is { } list && NoProxyList.Contains(list, endpoint.Address)))
        {
            return null;
        }

        var proxy = ProxyAddress.Parse(value);
        problem = proxy is null
            ? $"{name} is not the address of a proxy; write {ProxyAddress.Forms}, unset it, or name {endpoint.Address.Host} in NO_PROXY to connect without a proxy"
            : "";
        return proxy;
    }

    private static (string Name, string? Value) First(string[] names, Func<string, string?> variable)
    {
        var name = names.FirstOrDefault(name => !string.IsNullOrWhiteSpace(variable(name))) ?? "";
        return (name, name.Length == 0 ? null : variable(name));
    }
}
