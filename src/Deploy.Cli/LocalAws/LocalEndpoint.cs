namespace Deploy.Cli.LocalAws;

/// <summary>What a running local AWS says of itself in <c>endpoint.json</c>.</summary>
internal sealed record LocalEndpoint(int Pid, string Url, int Port, string Version);
