using Deploy.Engine.Checks;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;

namespace Deploy.Engine.Lookups;

/// <summary>Resolves what only AWS knows: parameters, networks, target groups, secrets.</summary>
public static class Lookup
{
    /// <summary>The resources with all of these resolved; <c>@{name:…}</c> and <c>@{arn:…}</c> still stand.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="aws">The clients of the run's Region.</param>
    /// <param name="account">Account and Region.</param>
    /// <param name="options">How secrets are looked up.</param>
    /// <param name="standIns">Makes what is missing, on the local AWS; null: nothing is made.</param>
    /// <param name="preflight">Takes what is seen.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(
        IReadOnlyList<ResourceSpec> resources, AwsClients aws, AwsAccount account, SecretOptions options, LocalStandIns? standIns, Preflight preflight, CancellationToken cancellationToken)
    {
        var secrets = new SecretLookup(aws, account, options.StandIns);
        resources = await ExpandAsync(resources, aws, account, secrets, options.Missing, standIns, preflight, cancellationToken);
        if (standIns?.AreNeeded(resources) == true) await StandInAsync(resources, standIns, preflight, cancellationToken);
        var networks = new NetworkLookup(aws.Ec2);
        if (resources.OfType<IRunsTasks>().Any(run => run.NetworkConfiguration is not null))
        {
            resources = await preflight.RequireAsync("networks", async () =>
                (await networks.ResolveAsync(resources, cancellationToken), "subnets and security groups exist"));
        }

        if (resources.OfType<ServiceSpec>().Any(service => service.LoadBalancers.Count > 0))
        {
            resources = await preflight.RequireAsync("target groups", async () =>
                (await new TargetGroupLookup(aws.LoadBalancing).ResolveAsync(resources, networks.VpcOf, cancellationToken), "they exist and fit"));
        }

        if (!Has<Secret>(resources)) return resources;
        return await preflight.RequireAsync("secrets", async () =>
            (await secrets.ResolveAsync(resources, options, cancellationToken),
            string.Join("; ", secrets.Remarks.Prepend(secrets.StandInRemark ?? "they exist"))));
    }

    private static async Task StandInAsync(IReadOnlyList<ResourceSpec> resources, LocalStandIns standIns, Preflight preflight, CancellationToken cancellationToken)
    {
        const string Name = "stand-ins";
        var known = true;
        try
        {
            known = await standIns.SeedAsync(resources, cancellationToken);
        }
        catch (DeploymentException e)
        {
            await preflight.RequireAsync<bool>(Name, () => Task.FromException<(bool, string)>(e));
        }

        if (known) await preflight.RequireAsync(Name, () => Task.FromResult((true, StandInText.Of(standIns.Things))));
        else preflight.Skip(Name, "the endpoint makes none: what it lacks is refused");
    }

    private static bool Has<T>(IReadOnlyList<ResourceSpec> resources)
        where T : class => resources.Any(resource => SpecRewriter.Find<T>(resource).Count > 0);

    private static async Task<IReadOnlyList<ResourceSpec>> ExpandAsync(
        IReadOnlyList<ResourceSpec> resources, AwsClients aws, AwsAccount account, SecretLookup secrets, MissingSecrets missing, LocalStandIns? standIns, Preflight preflight,
        CancellationToken cancellationToken)
    {
        var names = resources.SelectMany(TemplateResolver.Placeholders).Select(found => found.Placeholder).Distinct().ToList();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["account"] = account.AccountId,
            ["region"] = account.Region,
            ["partition"] = account.Partition,
            ["dnsSuffix"] = account.DnsSuffix,
        };
        if (names.Any(name => name.StartsWith(TemplateResolver.ParameterStorePrefix, StringComparison.Ordinal)))
        {
            var parameters = await preflight.RequireAsync("parameters", async () =>
            {
                if (standIns is not null) await standIns.SeedParametersAsync(resources, cancellationToken);
                return (await new ParameterLookup(aws.Ssm, standIns).ReadAsync(resources, cancellationToken), "they exist");
            });
            foreach (var (name, value) in parameters) values[TemplateResolver.ParameterStorePrefix + name] = value;
        }

        secrets.Note(resources);
        foreach (var name in names.Where(name => name.StartsWith(TemplateResolver.SecretArnPrefix, StringComparison.Ordinal)))
        {
            var secret = name[TemplateResolver.SecretArnPrefix.Length..];
            var user = resources.First(resource => TemplateResolver.Placeholders(resource).Any(found => found.Placeholder == name));
            values[name] = await secrets.ArnOfAsync(secret, user, missing, cancellationToken);
        }

        return resources.Select(resource => TemplateResolver.Expand(resource, values.GetValueOrDefault)).ToList();
    }
}
