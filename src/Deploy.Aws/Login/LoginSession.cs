using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deploy.Aws.Login;

/// <summary>
/// A session of <c>aws login</c> in the folder where the AWS command keeps it. Other members of the file than those that are refreshed stay as they are.
/// </summary>
internal sealed class LoginSession
{
    private const string DirectoryVariable = "AWS_LOGIN_CACHE_DIRECTORY";
    private readonly string _path;
    private readonly JsonObject _content;

    private LoginSession(string path, JsonObject content) => (_path, _content) = (path, content);

    /// <summary>The key that the session is bound to, as PEM.</summary>
    public string Key => Text("dpopKey") ?? throw new InvalidOperationException($"The login session in {_path} has no key. Run 'aws login' again.");

    /// <summary>The session that a refresh token belongs to; null: there is none.</summary>
    public static LoginSession? Find(string refreshToken) => !Directory.Exists(Folder)
        ? null
        : Directory.EnumerateFiles(Folder, "*.json").Select(Read).FirstOrDefault(session => session?.Text("refreshToken") == refreshToken);

    /// <summary>Keeps what a refresh brought. The file is replaced as a whole, and only its owner may read it.</summary>
    public async Task SaveAsync(JsonObject token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var access = _content["accessToken"] as JsonObject ?? [];
        foreach (var (name, value) in token["accessToken"] as JsonObject ?? []) access[name] = value?.DeepClone();
        access["expiresAt"] = now.AddSeconds((int?)token["expiresIn"] ?? 0).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        if (access.Parent is null) _content["accessToken"] = access;
        _content["refreshToken"] = token["refreshToken"]?.DeepClone();
        var temporary = $"{_path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(temporary, options)) await JsonSerializer.SerializeAsync(file, _content, cancellationToken: cancellationToken);
        File.Move(temporary, _path, overwrite: true);
    }

    private static string Folder => Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "login", "cache");

    private static LoginSession? Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject content ? new LoginSession(path, content) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? Text(string name) => _content[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
