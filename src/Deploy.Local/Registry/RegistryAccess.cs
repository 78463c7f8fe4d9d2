using System.Net.Http.Headers;
using System.Text;

namespace Deploy.Local.Registry;

/// <summary>Finds the repository that a request names and decides whether the request may use it.</summary>
/// <remarks>
/// As with ECR every request needs <c>Authorization: Basic AWS:token</c>, and only ECR's CreateRepository makes a
/// repository. One thing differs on purpose: the built-in base images may be pulled by anybody, as those of a public
/// registry, because the .NET SDK looks up its pull credentials apart from those of the push.
/// </remarks>
internal sealed class RegistryAccess(IEnumerable<IRepositorySource> sources, AuthorizationTokens tokens, RegistryOptions options)
{
    public string RegistryId => options.RegistryId;

    /// <summary>Whether the request carries a valid token.</summary>
    public bool IsAuthorized(HttpRequest request) => Password(request) is { } password && tokens.IsValid(password);

    /// <summary>The access key behind the request's token; null without a valid one.</summary>
    public string? AccessKeyOf(HttpRequest request) =>
        Password(request) is { } password && tokens.IsValid(password) ? AuthorizationTokens.AccessKeyOf(password) : null;

    private static string? Password(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase))
            return null;

        var credentials = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", credentials, out var length))
            return null;

        var text = Encoding.UTF8.GetString(credentials, 0, length);
        return text.StartsWith(AuthorizationTokens.User + ":", StringComparison.Ordinal) ? text[(AuthorizationTokens.User.Length + 1)..] : null;
    }

    /// <summary>The repository, after checking that the request may read it (or write to it).</summary>
    public async Task<RepositoryRules> RequireAsync(HttpRequest request, string path)
    {
        var isPull = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var rules = await FindAsync(path);
        if (!(isPull && rules is { AnonymousPull: true }) && !IsAuthorized(request))
            throw RegistryErrors.Unauthorized();
        if (!RegistryRoute.IsRepositoryName(path))
            throw RegistryErrors.NameInvalid(path);
        if (rules is null)
            throw RegistryErrors.NameUnknown(NameWithoutRegion(path), RegistryId);
        if (!isPull && rules.IsReadOnly)
            throw RegistryErrors.Denied(rules);
        return rules;
    }

    /// <summary>Whether a repository exists that the request may read: what a mount may take blobs from.</summary>
    public async Task<bool> MayReadAsync(string path) => await FindAsync(path) is not null;

    /// <summary>The paths of all repositories in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync()
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
            paths.UnionWith(await source.PathsAsync());
        return [.. paths];
    }

    private async Task<RepositoryRules?> FindAsync(string path)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(path) is { } rules)
                return rules;
        }

        return null;
    }

    private static string NameWithoutRegion(string path) => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
