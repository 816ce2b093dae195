// The disk in memory is a module of its own, because the simulation (Tests/Simulation) runs on it, too. Exported here
// once, it is at hand in every test of this module.
@_exported import DiskSimulation
