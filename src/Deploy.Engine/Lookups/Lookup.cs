using Deploy.Engine.Checks;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>Resolves what only AWS knows: parameters, networks, target groups, secrets.</summary>
public static class Lookup
{
    /// <summary>The resources with all of these resolved; <c>@{name:…}</c> and <c>@{arn:…}</c> still stand.</summary>
    public static async Task<IReadOnlyList<ResourceSpec>> ResolveAsync(
        IReadOnlyList<ResourceSpec> resources, AwsClients aws, AwsAccount account, SecretOptions options, Preflight preflight, CancellationToken cancellationToken)
    {
        var secrets = new SecretLookup(aws, account, options.StandIns);
        resources = await ExpandAsync(resources, aws, account, secrets, preflight, cancellationToken);
        var networks = new NetworkLookup(aws.Ec2);
        if (Has<NetworkSpec>(resources))
        {
            resources = await preflight.RequireAsync("networks", async () =>
                (await networks.ResolveAsync(resources, cancellationToken), "subnets and security groups exist"));
        }

        if (Has<LoadBalancerSpec>(resources))
        {
            resources = await preflight.RequireAsync("target groups", async () =>
                (await new TargetGroupLookup(aws.LoadBalancing).ResolveAsync(resources, networks.VpcOf, cancellationToken), "they exist and fit"));
        }

        if (!Has<SecretSpec>(resources)) return resources;
        return await preflight.RequireAsync("secrets", async () =>
            (await secrets.ResolveAsync(resources, options, cancellationToken),
            string.Join("; ", secrets.Remarks.Prepend(secrets.StandInRemark ?? "they exist"))));
    }

    private static bool Has<T>(IReadOnlyList<ResourceSpec> resources)
        where T : class => resources.Any(resource => SpecRewriter.Find<T>(resource).Count > 0);

    private static async Task<IReadOnlyList<ResourceSpec>> ExpandAsync(
        IReadOnlyList<ResourceSpec> resources, AwsClients aws, AwsAccount account, SecretLookup secrets, Preflight preflight, CancellationToken cancellationToken)
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
            var parameters = await preflight.RequireAsync("parameters", async () => (await new ParameterLookup(aws.Ssm).ReadAsync(resources, cancellationToken), "they exist"));
            foreach (var (name, value) in parameters) values[TemplateResolver.ParameterStorePrefix + name] = value;
        }

        foreach (var name in names.Where(name => name.StartsWith(TemplateResolver.SecretArnPrefix, StringComparison.Ordinal)))
        {
            var secret = name[TemplateResolver.SecretArnPrefix.Length..];
            var user = resources.First(resource => TemplateResolver.Placeholders(resource).Any(found => found.Placeholder == name));
            values[name] = await secrets.ArnOfAsync(secret, user, cancellationToken);
        }

        return resources.Select(resource => TemplateResolver.Expand(resource, values.GetValueOrDefault)).ToList();
    }
}
