using System.Text.RegularExpressions;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Ecr;

/// <summary>Stand-ins for repositories, which are empty until something is pushed.</summary>
internal sealed partial class RepositorySeeds(EcrState state) : ISeeds<RepositorySeed>, IStandIns
{
    /// <inheritdoc/>
    public string? WhyNot(RepositorySeed seed, string region) =>
        SeedIdentity.WhyNotOne(("name", seed.Name))
        ?? (NamePattern().IsMatch(seed.Name!)
            ? null
            : "The name of a repository has 2 to 256 lower-case letters and numbers, with . _ - and / between them.");

    /// <inheritdoc/>
    public Seeded Seed(RepositorySeed seed, string region)
    {
        var repositories = state.Of(region);
        var found = repositories.GetValueOrDefault(seed.Name!);
        var isNew = found is null;
        if (found is null)
        {
            found = new EcrRepository { Name = seed.Name!, CreatedAt = state.Context.Clock.Timestamp, Tags = StandIn.Tags() };
            repositories[found.Name] = found;
        }

        return Seeded.Of(seed, made: isNew, StandIn.Carries(found.Tags), EcrState.Arn(region, seed.Name!));
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region) => state.Context.Store.Exists("ecr", region)
        ? [.. from repository in state.Of(region).Values
              where StandIn.Carries(repository.Tags)
              select new StandInFacts("repository", repository.Name)]
        : [];

    [GeneratedRegex(@"\A(?=.{2,256}\z)[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex NamePattern();
}
