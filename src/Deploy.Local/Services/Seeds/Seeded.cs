namespace Deploy.Local.Services.Seeds;

/// <summary>What there is now under an identity.</summary>
/// <param name="Kind">The kind in words.</param>
/// <param name="Named">The identity, as it was named.</param>
/// <param name="Made">Whether this call made it.</param>
/// <param name="StandIn">Whether it is a stand-in, of this call or an earlier one; else somebody made it here on purpose.</param>
/// <param name="Ids">Its ids, or its ARN. Several subnets may carry one tag.</param>
public sealed record Seeded(string Kind, string Named, bool Made, bool StandIn, IReadOnlyList<string> Ids)
{
    /// <summary>Where a load balancer of Local answers for it; null: nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>What is told of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="made">Whether this call made it.</param>
    /// <param name="standIn">Whether it is a stand-in.</param>
    /// <param name="ids">Its ids.</param>
    public static Seeded Of(ISeed seed, bool made, bool standIn, params IReadOnlyList<string> ids) =>
        new(seed.Kind, seed.Named, made, standIn, ids);
}
