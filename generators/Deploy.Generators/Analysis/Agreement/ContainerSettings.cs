using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>The settings that the program gets in a container: from its variables and secrets, its image, and the settings files that are read there.</summary>
internal sealed class ContainerSettings
{
    private const string Section = "__";
    private static readonly string[] HostPrefixes = ["ASPNETCORE_", "DOTNET_"];
    private static readonly string[] EnvironmentNames = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ENVIRONMENT"];

    // A value that is not known before the deployment is null.
    private readonly Dictionary<string, string?> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly SettingsFile[] _files;

    /// <summary>The settings of a container.</summary>
    public ContainerSettings(ContainerSpec container, ProjectImage image, IReadOnlyList<SettingsFile> files)
    {
        foreach (var variable in image.Variables) _variables[variable] = null;
        foreach (var variable in container.Environment) _variables[variable.Name] = StringTemplate.HasPlaceholders(variable.Value) ? null : variable.Value;
        foreach (var secret in container.Secrets) _variables[secret.Name] = null;
        _files = [.. files.Where(file => MayBeRead(file.Environment))];
    }

    /// <summary>Whether each file that may be read can be.</summary>
    public bool AreReadable => Array.TrueForAll(_files, file => file.Values is not null);

    /// <summary>Whether something sets a key, or, for a section, anything below it.</summary>
    public bool Supply(string key, bool isSection) => !AreReadable || KeysOf(key, isSection).Any();

    /// <summary>The values that a key has, in variables with and without a host's prefix and in files; null among them is one that is not known.</summary>
    public IReadOnlyList<string?> ValuesOf(string key) =>
    [
        .. HostPrefixes.Append("").Select(prefix => prefix + key.Replace(":", Section)).Where(_variables.ContainsKey).Select(name => _variables[name]),
        .. _files.Where(file => file.Values?.ContainsKey(key) == true).Select(file => file.Values![key]),
    ];

    /// <summary>The keys below a section, with their values.</summary>
    public IEnumerable<(string Key, string? Value)> Below(string section) =>
        _variables.Select(variable => (Key: KeyOf(variable.Key), variable.Value))
            .Concat(_files.SelectMany(file => file.Values ?? new Dictionary<string, string>()).Select(entry => (entry.Key, Value: (string?)entry.Value)))
            .Where(entry => entry.Key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the connection string of a name is set, be it in the form of hosting services.</summary>
    public bool HasConnectionString(string name) =>
        Supply($"ConnectionStrings:{name}", isSection: false) || _variables.Keys.Any(variable => variable.EndsWith($"CONNSTR_{name}", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a number stands in a value, or may: something may listen there.</summary>
    public bool Mention(string digits) =>
        _variables.Values.Concat(_files.SelectMany(file => file.Values?.Values ?? [])).Any(value => value is not null && Programs.ProgramFacts.HasNumber(value, digits));

    private IEnumerable<string> KeysOf(string key, bool isSection)
    {
        var all = _variables.Keys.SelectMany(name => HostPrefixes.Where(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(prefix => name.Substring(prefix.Length)).Append(name)).Select(KeyOf)
            .Concat(_files.SelectMany(file => file.Values?.Keys ?? []));
        return all.Where(candidate => candidate.Equals(key, StringComparison.OrdinalIgnoreCase) || (isSection && candidate.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)));
    }

    // Without a variable it is Production; where one is not known before the deployment, it may be any.
    private bool MayBeRead(string? environment)
    {
        if (environment is null) return true;
        var named = EnvironmentNames.Where(_variables.ContainsKey).Select(name => _variables[name]).ToArray();
        return named.Length == 0
            ? environment.Equals("Production", StringComparison.OrdinalIgnoreCase)
            : Array.Exists(named, name => name is null || name.Equals(environment, StringComparison.OrdinalIgnoreCase));
    }

    private static string KeyOf(string variable) => variable.Replace(Section, ":");
}
