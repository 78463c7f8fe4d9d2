namespace Deploy.Local;

/// <summary>Another program uses the state folder.</summary>
public sealed class StateInUseException(string directory)
    : Exception($"Another Deploy.Local uses the state folder '{directory}'. Use that one (its address is in endpoint.json there), stop it, or pass another folder with --state.");
