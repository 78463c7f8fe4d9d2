namespace Deploy.ServiceClients.Model;

/// <summary>A model together with what is wanted of it.</summary>
public sealed record ServiceInput(ServiceSelection Selection, ServiceModel Model, Reachability Reachability);
