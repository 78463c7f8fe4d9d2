namespace Deploy.Rules.Facts;

/// <summary>How long Fargate waits. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</summary>
internal static class FargateTimeouts
{
    /// <summary>Seconds that it waits for the start or end of a container.</summary>
    public static IntRange Seconds { get; } = new(2, 120);
}
