using System.Text.Json;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;

namespace Deploy.Engine.Lookups;

/// <summary>
/// Values for secrets that the local AWS lacks, so that an application starts with what a developer has anyway: those of <c>deploy.local.json</c> beside the
/// project, and behind them the project's user secrets. They go to the local AWS and nowhere else.
/// </summary>
/// <remarks>
/// A value is found by the variable that the container reads it by, as configuration spells it (<c>ConnectionStrings__Orders</c> or
/// <c>ConnectionStrings:Orders</c>), or by the name of the secret. See <see href="https://learn.microsoft.com/aspnet/core/security/app-secrets"/>.
/// </remarks>
public sealed class StandInValues
{
    /// <summary>The file beside the project.</summary>
    public const string FileName = "deploy.local.json";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No values.</summary>
    public static StandInValues None { get; } = new();

    /// <summary>Reads both files; one that does not exist has no values.</summary>
    /// <param name="projectDirectory">Where the project lies.</param>
    /// <param name="userSecretsId">The project's <c>UserSecretsId</c>; null: it has none.</param>
    /// <exception cref="DeploymentException">A file is no JSON object.</exception>
    public static StandInValues Read(string projectDirectory, string? userSecretsId)
    {
        var values = new StandInValues();
        // One that is no name of a folder has no user secrets: .NET's own tool refuses it.
        if (userSecretsId is not null && userSecretsId.IndexOfAny([.. Path.GetInvalidFileNameChars(), '/', '\\']) < 0 && userSecretsId.Trim('.').Length > 0)
            values.Add(UserSecrets(userSecretsId));
        values.Add(Path.Combine(projectDirectory, FileName));
        return values;
    }

    /// <summary>The value by the first of some names that has one.</summary>
    public string? Find(IEnumerable<string> names) => names.Select(name => _values.GetValueOrDefault(Spelled(name))).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static string UserSecrets(string id) => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets", id, "secrets.json")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets", id, "secrets.json");

    private static string Spelled(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    private void Add(string path) => JsonObjectFile.Read(path, json => Add("", json));

    private void Add(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Add(name.Length == 0 ? member.Name : $"{name}:{member.Name}", member.Value);
                break;
            case JsonValueKind.String:
                _values[Spelled(name)] = value.GetString()!;
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                _values[Spelled(name)] = value.GetRawText();
                break;
        }
    }
}
