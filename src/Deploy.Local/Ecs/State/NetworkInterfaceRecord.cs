namespace Deploy.Local.Ecs.State;

/// <summary>The network interface of an awsvpc task.</summary>
public sealed record NetworkInterfaceRecord(
    string AttachmentId, string InterfaceId, string SubnetId, string AvailabilityZone, string Address, string MacAddress);
