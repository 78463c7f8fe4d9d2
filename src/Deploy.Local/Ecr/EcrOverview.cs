using System.Globalization;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Repositories for the start page.</summary>
internal sealed class EcrOverview(EcrState state) : IOverview
{
    public IReadOnlyList<string> Regions => state.Regions;

    public IEnumerable<OverviewTable> Tables(string region) =>
    [
        new OverviewTable(
            "Repositories", ["Repository", "URI", "Images"],
            [.. state.Of(region).Values.Select(string[] (repository) =>
            [
                repository.Name,
                $"{state.Context.Endpoint.Host}/{EcrState.Path(region, repository.Name)}",
                state.Registry.Images.List(EcrState.Path(region, repository.Name)).Count.ToString(CultureInfo.InvariantCulture),
            ])]),
    ];
}
