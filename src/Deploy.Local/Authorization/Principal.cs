namespace Deploy.Local.Authorization;

/// <summary>Somebody with what he may do.</summary>
/// <param name="Arn">A user or the session of a role, as AWS's refusals name him.</param>
/// <param name="Policies">His identity-based policies.</param>
/// <param name="Boundary">The most he may do, whatever his policies say; null without a permissions boundary.</param>
internal sealed record Principal(string Arn, IReadOnlyList<Policy> Policies, Policy? Boundary);
