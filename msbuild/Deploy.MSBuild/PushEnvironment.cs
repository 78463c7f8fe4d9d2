using System.Net;
using Deploy.MSBuild.Protocol;

namespace Deploy.MSBuild;

/// <summary>The environment with which the .NET SDK logs in to a registry and reaches it; the former values come back when it is disposed.</summary>
/// <remarks>See https://learn.microsoft.com/dotnet/core/containers/publish-configuration; credentials given in another way would be written to logs.</remarks>
internal sealed class PushEnvironment : IDisposable
{
    private const string InsecureRegistries = "DOTNET_CONTAINER_INSECURE_REGISTRIES";
    // Windows has no small letters there.
    private static readonly string[] NoProxy = OperatingSystem.IsWindows() ? ["NO_PROXY"] : ["NO_PROXY", "no_proxy"];
    private readonly Dictionary<string, string?> _former = [];
    private IWebProxy? _formerProxy;

    /// <summary>Sets what pushing to a destination needs.</summary>
    public PushEnvironment(PushDestination destination, PushCredentials? credentials)
    {
        if (credentials is not null)
        {
            SetLogin("PUSH", credentials);
            // A base image of the same registry is pulled with the same login.
            if (destination.BaseImage?.StartsWith(destination.Registry + "/", StringComparison.Ordinal) == true) SetLogin("PULL", credentials);
        }

        if (destination.Insecure)
            Set(InsecureRegistries, string.Join(';', Environment.GetEnvironmentVariable(InsecureRegistries) is { Length: > 0 } former ? [former, destination.Registry] : [destination.Registry]));
        if (LoopbackBypass.HostOf(destination.Registry) is { } host) BypassProxy(host);
    }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        if (_formerProxy is not null) HttpClient.DefaultProxy = _formerProxy;
        _formerProxy = null;
        foreach (var (name, value) in _former) Environment.SetEnvironmentVariable(name, value);
        _former.Clear();
    }

    /// <summary>
    /// A registry on this machine is reached without the proxy of <c>HTTP_PROXY</c>. What has read the variables already in this process goes by
    /// the default proxy; what reads them now goes by <c>NO_PROXY</c>.
    /// </summary>
    private void BypassProxy(string host)
    {
        // .NET looks at the small letters first, and at the capitals only where those are not there.
        var present = NoProxy.Where(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))).ToList();
        foreach (var name in present.Where(name => Environment.GetEnvironmentVariable(name) != "*")) Set(name, $"{Environment.GetEnvironmentVariable(name)},{host}");
        if (present.Count == 0) Set(NoProxy[0], host);
        _formerProxy = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new LoopbackBypass(_formerProxy);
    }

    private void SetLogin(string direction, PushCredentials credentials)
    {
        Set($"DOTNET_CONTAINER_{direction}_REGISTRY_UNAME", credentials.UserName);
        Set($"DOTNET_CONTAINER_{direction}_REGISTRY_PWORD", credentials.Password);
    }

    private void Set(string name, string value)
    {
        _former.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
