namespace Deploy.Engine.Seeding;

/// <summary>What the local AWS says of what it was asked to have.</summary>
/// <param name="Things">What there is now; null: nothing was made.</param>
/// <param name="Error">Why nothing was made; null: all is there.</param>
/// <param name="Refused">What of it cannot be there.</param>
public sealed record SeedAnswer(IReadOnlyList<SeededThing>? Things, string? Error, IReadOnlyList<RefusedSeed>? Refused);

/// <summary>A thing that the local AWS has.</summary>
/// <param name="Kind">The kind in words.</param>
/// <param name="Named">The identity, as it was named.</param>
/// <param name="Made">Whether it was made by this call.</param>
/// <param name="StandIn">Whether it is a stand-in; else somebody made it there on purpose.</param>
/// <param name="Ids">Its ids, or its ARN.</param>
/// <param name="Url">Where it answers; null: nowhere.</param>
public sealed record SeededThing(string Kind, string Named, bool Made, bool StandIn, IReadOnlyList<string> Ids, string? Url);

/// <summary>A thing that cannot be there.</summary>
/// <param name="Kind">The kind in words.</param>
/// <param name="Named">The identity, as it was named.</param>
/// <param name="Why">Why not, and how to mend that.</param>
public sealed record RefusedSeed(string Kind, string Named, string Why);
