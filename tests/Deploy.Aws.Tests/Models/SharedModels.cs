using Deploy.Testing;

namespace Deploy.Aws.Tests.Models;

/// <summary>AWS's service models, which lie beside the checkout.</summary>
internal static class SharedModels
{
    public static string Folder { get; } = Path.GetFullPath(Repository.PathOf("..", "shared", "models"));

    public static bool ArePresent => Directory.Exists(Folder);
}
