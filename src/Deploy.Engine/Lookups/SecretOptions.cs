namespace Deploy.Engine.Lookups;

/// <summary>How secrets are looked up.</summary>
/// <param name="Missing">What to do about one that does not exist.</param>
/// <param name="ChecksKeys">
/// True: the value of a secret of which a JSON key is used is read, and the names of its keys are compared; the value goes nowhere. It takes
/// secretsmanager:GetSecretValue, and kms:Decrypt under a customer's key.
/// </param>
/// <param name="StandIns">Values for those that the local AWS lacks.</param>
public sealed record SecretOptions(MissingSecrets Missing, bool ChecksKeys, StandInValues StandIns);
