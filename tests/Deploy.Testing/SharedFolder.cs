using Xunit;

namespace Deploy.Testing;

/// <summary>
/// Material too large for the repository, or newer than what is in it: the folder that <c>DEPLOY_ECS_SHARED</c> names, else
/// <c>../shared</c> beside the checkout. Tests that use it carry <c>[Trait(SharedFolder.Trait, SharedFolder.Name)]</c>, so
/// that <c>--filter Needs=shared</c> selects them; a plain clone has no such folder.
/// </summary>
public static class SharedFolder
{
    /// <summary>The name of the trait.</summary>
    public const string Trait = "Needs";

    /// <summary>The value of the trait.</summary>
    public const string Name = "shared";

    private static readonly string Root =
        Environment.GetEnvironmentVariable("DEPLOY_ECS_SHARED") is { Length: > 0 } named ? named : Repository.PathOf("..", Name);

    /// <summary>A folder in it; null where it is absent.</summary>
    public static string? Find(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(Root, folder));
        return Directory.Exists(path) ? path : null;
    }

    /// <summary>A folder in it; skips the test where it is absent.</summary>
    public static string FindOrSkip(string folder)
    {
        var path = Find(folder);
        Skip.If(path is null, $"There is no {Name}/{folder} beside the checkout.");
        return path!;
    }
}
