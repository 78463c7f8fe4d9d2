namespace Deploy.Local.Services;

/// <summary>One thing that a policy must allow before an operation runs.</summary>
/// <param name="Action">IAM's name of it: <c>ecs:CreateCluster</c>.</param>
/// <param name="Resource">The ARN that it is judged against, or <c>*</c> where AWS has no resource for it.</param>
/// <param name="Context">The condition keys that this request has.</param>
/// <param name="Shown">How AWS's refusal names the resource; null takes the ARN, an empty text names none.</param>
public sealed record AccessRequest(string Action, string Resource, AccessContext Context, string? Shown = null);
