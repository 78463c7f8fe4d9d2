namespace Deploy.Local.Services.Facts;

/// <summary>What stands in for things of an account; offered by each service that makes such. Called with the gate held.</summary>
public interface IStandIns
{
    /// <summary>The stand-ins of a Region; of <c>global</c> those that lie in none.</summary>
    /// <param name="region">The Region, in which nothing may ever have been.</param>
    IReadOnlyList<StandInFacts> StandIns(string region);
}

/// <summary>A stand-in.</summary>
/// <param name="Kind">The kind in words: <c>subnet</c>.</param>
/// <param name="Id">Its id, name or ARN.</param>
/// <param name="Detail">What it is found by besides, or what it allows; null: nothing.</param>
public sealed record StandInFacts(string Kind, string Id, string? Detail = null)
{
    /// <summary>The host name at which Local answers for it; null: nowhere.</summary>
    public string? Host { get; init; }
}
