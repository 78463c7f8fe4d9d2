using System.Runtime.CompilerServices;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan;

/// <summary>What an application wants AWS to look like, for its base and for each stage. Contains no secret value.</summary>
public sealed record DeploymentPlan
{
    /// <summary>The format that this version writes, and the only one that it reads.</summary>
    public const int CurrentFormatVersion = 2;

    /// <summary>The name template where a deployment declares none.</summary>
    public const string DefaultNameTemplate = "{name}-{environment}";

    // An index belongs to the immutable list, so that copies of the plan share it and value equality does not see it.
    private static readonly ConditionalWeakTable<EquatableList<ResourceSpec>, Dictionary<ResourceAddress, ResourceSpec>> Indexes = new();

    /// <summary>The format of this plan.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>The set of defaults that was written into the plan. A newer set is opted into, never imposed.</summary>
    public int DefaultsVersion { get; init; } = 1;

    /// <summary>The application: half of the identity of each of its resources.</summary>
    public required string Application { get; init; }

    /// <summary>The name that the project had before it was renamed: what that one deployed is this one's. Null: none.</summary>
    public string? FormerProject { get; init; }

    /// <summary>How physical names are made: <c>{name}</c>, <c>{environment}</c> and <c>{application}</c> are replaced.</summary>
    public string NameTemplate { get; init; } = DefaultNameTemplate;

    /// <summary>The stages that the application declares, in its order.</summary>
    public EquatableList<StageSpec> Stages { get; init; } = EquatableList<StageSpec>.Empty;

    /// <summary>The stage whose overrides have been applied; null: the base.</summary>
    public string? Stage { get; init; }

    /// <summary>The account that a deployment without a stage must go to; null: any.</summary>
    public string? Account { get; init; }

    /// <summary>The Region that a deployment goes to; null: the caller's.</summary>
    public string? Region { get; init; }

    /// <summary>ARN of the role that a deployment assumes; null: none.</summary>
    public string? RoleToAssume { get; init; }

    /// <summary>Rules that are waived, with the reason.</summary>
    public EquatableList<RuleWaiver> Waivers { get; init; } = EquatableList<RuleWaiver>.Empty;

    /// <summary>The base resources, by address.</summary>
    public EquatableList<ResourceSpec> Resources { get; init; } = EquatableList<ResourceSpec>.Empty;

    /// <summary>The plan of one stage: overridden resources replaced, removed ones dropped, added ones added.</summary>
    /// <exception cref="ArgumentException">The stage is not declared.</exception>
    public DeploymentPlan ForStage(string stage)
    {
        var declared = Stages.FirstOrDefault(candidate => candidate.Name == stage)
            ?? throw new ArgumentException($"'{stage}' is not a stage of {Application}. Declared: {string.Join(", ", Stages.Select(s => s.Name))}.", nameof(stage));
        var overridden = new HashSet<ResourceAddress>(declared.Resources.Select(resource => resource.Address).Concat(declared.Removed));
        return this with
        {
            Stage = stage,
            Account = declared.Account ?? Account,
            Region = declared.Region ?? Region,
            RoleToAssume = declared.RoleToAssume ?? RoleToAssume,
            Resources = Resources.Where(resource => !overridden.Contains(resource.Address))
                .Concat(declared.Resources)
                .OrderBy(resource => resource.Address)
                .ToEquatableList(),
        };
    }

    /// <summary>The resource of an address, or null.</summary>
    public ResourceSpec? Find(ResourceAddress address) =>
        Indexes.GetValue(Resources, IndexOf).TryGetValue(address, out var resource) ? resource : null;

    /// <summary>The resource of an address and type, or null where there is none or it is of another type.</summary>
    public T? Find<T>(ResourceAddress? address)
        where T : ResourceSpec => address is { } known ? Find(known) as T : null;

    private static Dictionary<ResourceAddress, ResourceSpec> IndexOf(EquatableList<ResourceSpec> resources)
    {
        var index = new Dictionary<ResourceAddress, ResourceSpec>(resources.Count);
        foreach (var resource in resources)
        {
            if (!index.ContainsKey(resource.Address)) index.Add(resource.Address, resource);
        }

        return index;
    }
}
