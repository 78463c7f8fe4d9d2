using System.Text.RegularExpressions;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Ssm;

/// <summary>Stand-ins for parameters, with a developer's own values.</summary>
internal sealed partial class ParameterSeeds(LocalContext context, Func<string, SortedDictionary<string, Parameter>> parametersOf)
    : ISeeds<ParameterSeed>, IStandIns
{
    private const int LongestValue = 4096;

    /// <inheritdoc/>
    public string? WhyNot(ParameterSeed seed, string region) =>
        SeedIdentity.WhyNotOne(("name", seed.Name))
        ?? (NamePattern().IsMatch(seed.Name!) && (seed.Name!.StartsWith('/') || !seed.Name.Contains('/', StringComparison.Ordinal))
            ? null
            : "The name of a parameter has letters, numbers and . _ - in a path that begins with a slash, or no slash at all.")
        ?? (string.IsNullOrEmpty(seed.Value) ? "It needs a \"value\"; AWS takes no empty one." : null)
        ?? (seed.Value!.Length > LongestValue ? $"Its value has more than {LongestValue} characters." : null);

    /// <inheritdoc/>
    public Seeded Seed(ParameterSeed seed, string region)
    {
        var parameters = parametersOf(region);
        var found = parameters.GetValueOrDefault(seed.Name!);
        var isStandIn = found is null || IsStandIn(found);
        if (isStandIn && found?.Value != seed.Value)
            parameters[seed.Name!] = new Parameter
            {
                Name = seed.Name!,
                Value = seed.Value!,
                Description = StandIn.Description,
                Version = (found?.Version ?? 0) + 1,
                ModifiedAt = context.Clock.Timestamp,
            };
        return Seeded.Of(seed, made: found is null, isStandIn, SsmAccess.ArnOf(region, seed.Name!));
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region) => context.Store.Exists("parameters", region)
        ? [.. parametersOf(region).Values.Where(IsStandIn).Select(parameter => new StandInFacts("parameter", parameter.Name))]
        : [];

    private static bool IsStandIn(Parameter parameter) => parameter.Description == StandIn.Description;

    [GeneratedRegex(@"\A[A-Za-z0-9._/-]{1,1011}\z")]
    private static partial Regex NamePattern();
}
