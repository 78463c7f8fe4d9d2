using System.Text.RegularExpressions;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Logs;

/// <summary>Stand-ins for log groups.</summary>
internal sealed partial class LogGroupSeeds(LocalContext context, LogState state) : ISeeds<LogGroupSeed>, IStandIns
{
    /// <inheritdoc/>
    public string? WhyNot(LogGroupSeed seed, string region) =>
        SeedIdentity.WhyNotOne(("name", seed.Name))
        ?? (NamePattern().IsMatch(seed.Name!) ? null : "The name of a log group has 1 to 512 letters, numbers and . - _ / #");

    /// <inheritdoc/>
    public Seeded Seed(LogGroupSeed seed, string region)
    {
        var found = state.Of(region).GetValueOrDefault(seed.Name!);
        if (found is null)
            state.Add(region, new LogGroup { Name = seed.Name!, CreatedAt = state.Now, Tags = StandIn.Tags() });
        return Seeded.Of(seed, made: found is null, found is null || StandIn.Carries(found.Tags), LogState.Arn(region, seed.Name!));
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region) => context.Store.Exists("logs", region)
        ? [.. from found in state.Of(region).Values where StandIn.Carries(found.Tags) select new StandInFacts("log group", found.Name)]
        : [];

    [GeneratedRegex(@"\A[.\-_/#A-Za-z0-9]{1,512}\z")]
    private static partial Regex NamePattern();
}
