using System.Text.Json.Serialization;

namespace Deploy.Engine.Seeding;

/// <summary>A thing of an account that the local AWS is to have as well, by the identity under which a plan names it.</summary>
public abstract record Seed
{
    /// <summary>The kind in words, as the local AWS says it: <c>target group</c>.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }

    /// <summary>The identity as attributes spell it: an id, a name, an ARN, <c>tag:Key=Value</c>.</summary>
    [JsonIgnore]
    public abstract string Named { get; }
}

/// <summary>A subnet by its id, or all that carry a tag.</summary>
public sealed record SubnetSeed(string? Id = null, string? Tag = null) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "subnet";

    /// <inheritdoc/>
    public override string Named => Tag is null ? Id ?? "" : $"tag:{Tag}";
}

/// <summary>A security group in the VPC of a subnet; null: in the default VPC.</summary>
public sealed record SecurityGroupSeed(string? Id = null, string? Name = null, string? Tag = null, string? VpcOf = null) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "security group";

    /// <inheritdoc/>
    public override string Named => Name is not null ? $"name:{Name}" : Tag is not null ? $"tag:{Tag}" : Id ?? "";
}

/// <summary>A target group of type ip in the VPC of a subnet; null: in the default VPC.</summary>
public sealed record TargetGroupSeed(string? Arn, string? Name, string Protocol, int Port, string? VpcOf) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "target group";

    /// <inheritdoc/>
    public override string Named => Arn ?? Name ?? "";
}

/// <summary>A cluster.</summary>
public sealed record ClusterSeed(string? Arn, string? Name) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "cluster";

    /// <inheritdoc/>
    public override string Named => Arn ?? Name ?? "";
}

/// <summary>A role that services assume.</summary>
public sealed record RoleSeed(string? Arn, string? Name, IReadOnlyList<string> Services) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "role";

    /// <inheritdoc/>
    public override string Named => Arn ?? Name ?? "";
}

/// <summary>A log group.</summary>
public sealed record LogGroupSeed(string Name) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "log group";

    /// <inheritdoc/>
    public override string Named => Name;
}

/// <summary>A repository, to be pushed to.</summary>
public sealed record RepositorySeed(string Name) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "repository";

    /// <inheritdoc/>
    public override string Named => Name;
}

/// <summary>A parameter with its value, which goes to the local AWS and nowhere else.</summary>
public sealed record ParameterSeed(string Name, string Value) : Seed
{
    /// <inheritdoc/>
    public override string Kind => "parameter";

    /// <inheritdoc/>
    public override string Named => Name;

    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}
