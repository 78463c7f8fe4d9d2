namespace Deploy.Local.Services.Facts;

/// <summary>Whose a resource is, by the tags of Deploy.Ecs.</summary>
/// <param name="Application">Null: nobody said.</param>
/// <param name="Environment">Null: nobody said.</param>
public sealed record Owner(string? Application, string? Environment)
{
    public static Owner Unknown { get; } = new(null, null);

    /// <summary>What the tags of a resource say.</summary>
    public static Owner Of(TagSet? tags) => new(tags?.Values.GetValueOrDefault("deploy-ecs:application"), tags?.Values.GetValueOrDefault("deploy-ecs:environment"));
}
