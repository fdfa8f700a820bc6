package main

import "syscall"

// dropPowerOverFiles takes the capabilities by which root ignores the modes of
// files from what this thread executes. Others have none, and lose none.
func dropPowerOverFiles() {
	const (
		capBoundingSetDrop = 24 // PR_CAPBSET_DROP
		dacOverride        = 1  // CAP_DAC_OVERRIDE
		dacReadSearch      = 2  // CAP_DAC_READ_SEARCH
	)
	for _, power := range [...]uintptr{dacOverride, dacReadSearch} {
		_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, capBoundingSetDrop, power, 0)
	}
}
