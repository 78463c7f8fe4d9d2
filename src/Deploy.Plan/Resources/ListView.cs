using System.Runtime.CompilerServices;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>Views of the elements of a request's lists. Rules ask for the same immutable list many times: its views are made once.</summary>
/// <param name="view">The view of an element.</param>
internal sealed class ListView<TShape, TView>(Func<TShape, TView> view)
{
    private readonly ConditionalWeakTable<EquatableList<TShape>, EquatableList<TView>> _known = new();

    /// <summary>The views of a list; none where nothing is said.</summary>
    public EquatableList<TView> Of(EquatableList<TShape>? list) =>
        list is null ? EquatableList<TView>.Empty : _known.GetValue(list, known => known.Select(view).ToEquatableList());
}
