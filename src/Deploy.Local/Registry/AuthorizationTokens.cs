using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deploy.Local.Registry;

/// <summary>
/// Issues and checks the passwords of user <c>AWS</c>. As ECR's they are valid for twelve hours, and they need no
/// memory: a password is its expiry and the access key it was given to, signed with a key that lies in the registry's
/// folder, so a restart keeps it valid.
/// </summary>
public sealed class AuthorizationTokens
{
    /// <summary>The user name that belongs to every token.</summary>
    public const string User = "AWS";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly TimeProvider _clock;
    private readonly byte[] _key;

    /// <summary>Reads the key of the folder, or makes one that only this user may read.</summary>
    public AuthorizationTokens(RegistryOptions options, TimeProvider clock)
    {
        _clock = clock;
        var file = Path.Combine(options.Folder, "token.key");
        if (!File.Exists(file))
            WriteKey(file);
        _key = File.ReadAllBytes(file);
    }

    /// <summary>A new password and the moment until which it is valid.</summary>
    /// <param name="accessKeyId">Who asks: what the password may be used for is judged by his policies.</param>
    public (string Password, DateTimeOffset ExpiresAt) Issue(string accessKeyId)
    {
        var expiresAt = _clock.GetUtcNow() + Lifetime;
        var text = string.Create(CultureInfo.InvariantCulture, $"{expiresAt.ToUnixTimeSeconds()}.{accessKeyId}");
        return ($"{text}.{Sign(text)}", DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds()));
    }

    /// <summary>Whether this password was issued here and has not expired.</summary>
    public bool IsValid(string password)
    {
        var (first, dot) = (password.IndexOf('.', StringComparison.Ordinal), password.LastIndexOf('.'));
        if (first < 0 || !long.TryParse(password.AsSpan(0, first), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;

        var expected = Encoding.ASCII.GetBytes(Sign(password[..dot]));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(password[(dot + 1)..]))
            && seconds > _clock.GetUtcNow().ToUnixTimeSeconds();
    }

    /// <summary>The access key that a valid password was given to.</summary>
    public static string AccessKeyOf(string password)
    {
        var (first, last) = (password.IndexOf('.', StringComparison.Ordinal), password.LastIndexOf('.'));
        return last > first ? password[(first + 1)..last] : "";
    }

    private string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)));

    private static void WriteKey(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(RandomNumberGenerator.GetBytes(32));
    }
}
