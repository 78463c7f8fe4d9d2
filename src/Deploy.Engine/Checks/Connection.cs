using Deploy.Engine.Clients;
using Deploy.Engine.Identity;

namespace Deploy.Engine.Checks;

/// <summary>Clients, and whom they speak for.</summary>
public sealed record Connection(AwsClients Aws, AwsAccount Account);
