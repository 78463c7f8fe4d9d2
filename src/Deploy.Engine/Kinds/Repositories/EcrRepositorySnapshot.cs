using Deploy.Plan.Resources;

namespace Deploy.Engine.Kinds.Repositories;

/// <summary>A repository as ECR has it.</summary>
public sealed record EcrRepositorySnapshot : Snapshot<EcrRepositorySpec>
{
    /// <summary>The registry and the name, without a tag: <c>123456789012.dkr.ecr.eu-central-1.amazonaws.com/storefront</c>.</summary>
    public required string Uri { get; init; }
}
