namespace Deploy.EndToEnd.Tests.Emulators;

/// <summary>Where moto is not like AWS, each with the reason. What is listed and does not occur fails the test, as does what occurs and is not listed.</summary>
internal static class MotoDifferences
{
    /// <summary>What a second run writes: moto's CreateService drops circuit breaker, zone rebalancing and managed tags, which its UpdateService keeps.</summary>
    public static IReadOnlyList<string> ForgottenCalls { get; } = ["ecs:UpdateService storefront-api-dev", "ecs:UpdateService storefront-worker-dev"];

    /// <summary>Patterns of paths in the described state, and why they differ.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
    };
}
