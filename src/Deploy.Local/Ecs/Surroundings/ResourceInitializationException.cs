namespace Deploy.Local.Ecs.Surroundings;

/// <summary>What a container was promised cannot be had, so that its task does not start. The message is ECS's stopped reason.</summary>
/// <param name="why">ECS's words behind the kind of error.</param>
public sealed class ResourceInitializationException(string why) : Exception($"ResourceInitializationError: {why}");
