namespace Deploy.Local.Sts;

/// <summary>An assumed role by the access key that stands for it.</summary>
/// <param name="RoleArn">The role with its path.</param>
public sealed record StsSession(string UserId, string Account, string Arn, double Expires, string RoleArn = "");
