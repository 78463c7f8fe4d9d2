using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.State;

/// <summary>All task definitions of a region, apart from the clusters because they change seldom and grow.</summary>
public sealed class EcsDefinitions
{
    public Dictionary<string, FamilyRecord> Families { get; set; } = [];

    /// <summary>By ARN or <c>family:revision</c>; null when it does not exist or the revision is missing.</summary>
    public DefinitionRecord? Exact(string nameOrArn)
    {
        var (family, revision) = Split(nameOrArn);
        return revision is null ? null : Families.GetValueOrDefault(family)?.Revisions.FirstOrDefault(r => r.Revision == revision);
    }

    /// <summary>As <see cref="Exact"/>, and a family alone stands for its newest active revision.</summary>
    public DefinitionRecord? Find(string nameOrArn)
    {
        var (family, revision) = Split(nameOrArn);
        return revision is not null
            ? Exact(nameOrArn)
            : Families.GetValueOrDefault(family)?.Revisions.LastOrDefault(r => r.Status == "ACTIVE");
    }

    public static (string Family, int? Revision) Split(string nameOrArn)
    {
        var name = Arn.TryParse(nameOrArn) is { } arn ? Arn.LastSegment(arn.Resource) : nameOrArn;
        var colon = name.LastIndexOf(':');
        return colon > 0 && int.TryParse(name.AsSpan(colon + 1), out var revision) ? (name[..colon], revision) : (name, null);
    }
}

/// <summary>A family; numbers of deleted revisions are never given again.</summary>
public sealed class FamilyRecord
{
    public int Last { get; set; }

    /// <summary>Oldest first.</summary>
    public List<DefinitionRecord> Revisions { get; set; } = [];
}

/// <summary>A revision of a task definition.</summary>
public sealed class DefinitionRecord
{
    public required string Family { get; set; }

    public required int Revision { get; set; }

    public required string Arn { get; set; }

    /// <summary>ACTIVE, INACTIVE or DELETE_IN_PROGRESS.</summary>
    public string Status { get; set; } = "ACTIVE";

    /// <summary>The model's TaskDefinition, without status and times of ending.</summary>
    public JsonObject Body { get; set; } = [];

    public double? DeregisteredAt { get; set; }

    public double? DeleteRequestedAt { get; set; }

    public TagSet Tags { get; set; } = new();

    /// <summary>The model's ContainerDefinitions, in their order.</summary>
    [JsonIgnore]
    public IEnumerable<JsonObject> Containers => Body.Objects("containerDefinitions");

    /// <summary>Those of all containers.</summary>
    [JsonIgnore]
    public IEnumerable<JsonObject> PortMappings => Containers.SelectMany(container => container.Objects("portMappings"));

    /// <summary>The container of a name; null: there is none.</summary>
    public JsonObject? Container(string? name) => Containers.FirstOrDefault(container => container.Text("name") == name);

    /// <summary>The port mapping of a name; null: there is none.</summary>
    public JsonObject? PortMapping(string? name) => PortMappings.FirstOrDefault(mapping => mapping.Text("name") == name);
}
