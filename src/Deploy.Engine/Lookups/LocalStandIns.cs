using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Engine.Seeding;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>
/// Has the local AWS stand in for what a plan refers to and only an account has, so that the application starts here. A run in an account
/// has none of these: there nothing is made that nobody declared.
/// </summary>
/// <param name="url">The endpoint of the local AWS.</param>
/// <param name="region">The run's Region.</param>
/// <param name="values">A developer's own values for parameters.</param>
/// <param name="canPush">Whether the run has an image to push, so that an empty repository will do.</param>
public sealed class LocalStandIns(string url, string region, StandInValues values, bool canPush)
{
    private readonly List<SeededThing> _things = [];

    /// <summary>What was asked for and is there now, in the order of asking.</summary>
    public IReadOnlyList<SeededThing> Things => _things;

    /// <summary>What listens there cannot do this.</summary>
    public bool IsUnknownThere { get; private set; }

    /// <summary>How a parameter that nobody has a value for gets one.</summary>
    /// <param name="name">The parameter.</param>
    public string HowToGive(string name) =>
        "the local AWS lacks it, and there is no value that could stand in. "
        + $"Give one by its name in {StandInValues.FileName} beside the project ({{ \"{name}\": \"…\" }}) "
        + $"or as a user secret (dotnet user-secrets set \"{name}\" \"…\"), or make it there: "
        + $"aws ssm put-parameter --name {name} --type String --value … --region {region} --endpoint-url {url}";

    /// <summary>
    /// Parameters of Parameter Store for which there are values: by the variable that is the parameter, else by its name, else by its path
    /// as configuration spells it.
    /// </summary>
    /// <param name="resources">The resources, in which <c>@{ssm:…}</c> still stands.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SeedParametersAsync(IReadOnlyList<ResourceSpec> resources, CancellationToken cancellationToken)
    {
        var variables = resources.SelectMany(SpecRewriter.Find<Plan.Shapes.Ecs.KeyValuePair>)
            .ToLookup(found => found.Value.Value ?? "", found => found.Value.Name ?? "");
        var references =
            from resource in resources
            from found in TemplateResolver.Placeholders(resource)
            where found.Placeholder.StartsWith(TemplateResolver.ParameterStorePrefix, StringComparison.Ordinal)
            let name = found.Placeholder[TemplateResolver.ParameterStorePrefix.Length..]
            let value = values.Find([.. variables[$"@{{{found.Placeholder}}}"], name, name.Trim('/').Replace('/', ':')])
            where value is not null
            select new StandInReference(new ParameterSeed(name, value), resource, found.Path);
        await AskAsync([.. references.DistinctBy(reference => reference.Seed.Named)], cancellationToken);
    }

    /// <summary>All else.</summary>
    /// <param name="resources">The resources, in which parameters are resolved.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False: what listens there cannot do this, and the look-ups tell what is missing.</returns>
    public Task<bool> SeedAsync(IReadOnlyList<ResourceSpec> resources, CancellationToken cancellationToken) =>
        AskAsync(StandInReferences.Of(resources, canPush), cancellationToken);

    /// <summary>Whether a plan refers to anything that an account may have.</summary>
    /// <param name="resources">The resources, in which parameters are resolved.</param>
    public bool AreNeeded(IReadOnlyList<ResourceSpec> resources) => _things.Count > 0 || StandInReferences.Of(resources, canPush).Count > 0;

    /// <exception cref="DeploymentException">There can be no such thing there.</exception>
    private async Task<bool> AskAsync(IReadOnlyList<StandInReference> references, CancellationToken cancellationToken)
    {
        if (references.Count == 0) return true;
        var document = new SeedDocument(region, [.. references.Select(reference => reference.Seed)]);
        var answer = await LocalSeeder.SeedAsync(url, document, cancellationToken);
        IsUnknownThere = answer is null;
        if (answer is null) return false;
        if (answer.Things is { } things)
        {
            _things.AddRange(things);
            return true;
        }

        var refused = answer.Refused?.FirstOrDefault();
        var place = references.FirstOrDefault(reference => reference.Seed.Kind == refused?.Kind && reference.Seed.Named == refused.Named)
            ?? references[0];
        throw MissingReference.Of(
            place.Resource,
            place.Path,
            refused is null
                ? $"the local AWS makes no stand-ins: {answer.Error}"
                : $"the local AWS cannot stand in for the {refused.Kind} '{refused.Named}': {refused.Why}");
    }
}
