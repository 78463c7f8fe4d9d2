using Deploy.MSBuild.Protocol;

namespace Deploy.MSBuild;

/// <summary>The environment variables with which the .NET SDK logs in to a registry; the former values come back when it is disposed.</summary>
/// <remarks>See https://learn.microsoft.com/dotnet/core/containers/publish-configuration; credentials given in another way would be written to logs.</remarks>
internal sealed class PushEnvironment : IDisposable
{
    private const string InsecureRegistries = "DOTNET_CONTAINER_INSECURE_REGISTRIES";
    private readonly Dictionary<string, string?> _former = [];

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
    }

    /// <summary>Puts every variable back.</summary>
    public void Dispose()
    {
        foreach (var (name, value) in _former) Environment.SetEnvironmentVariable(name, value);
        _former.Clear();
    }

    private void SetLogin(string direction, PushCredentials credentials)
    {
        Set($"DOTNET_CONTAINER_{direction}_REGISTRY_UNAME", credentials.UserName);
        Set($"DOTNET_CONTAINER_{direction}_REGISTRY_PWORD", credentials.Password);
    }

    private void Set(string name, string value)
    {
        _former[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
